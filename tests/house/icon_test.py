"""The icons: each well formed and in the one style, and every icon that the source names is there."""

import re
import unittest
import xml.etree.ElementTree as xml

import house

SVG = "{http://www.w3.org/2000/svg}"
COLOURED = {"kurumaza"}  # the program's own icon; all others are tinted

# Where the source names an icon: `.icon = "name"`, `icon("name"`, and the marks of the papers.
NAMED = re.compile(r'\bicon\s*(?:=|\(|\{)\s*"([a-z0-9-]+)"|"(mark-[a-z]+)"')


def wrong_with(name, text):
    try:
        root = xml.fromstring(text)
    except xml.ParseError as error:
        return f"is not well formed: {error}"
    if root.tag != SVG + "svg":
        return "is no SVG"
    if name in COLOURED:
        return ""
    if root.get("viewBox") != "0 0 24 24":
        return "its view box is not 0 0 24 24"
    if root.get("stroke") != "currentColor" or root.get("stroke-linecap") != "round":
        return "its strokes are not round ones in currentColor"
    colours = re.findall(r'(?:fill|stroke)="([^"]*)"', text)
    if set(colours) - {"currentColor", "none"}:
        return "it has a colour of its own"
    return ""


class Icons(unittest.TestCase):
    files = {p.stem: p for p in (house.ROOT / "assets/icons").glob("*.svg")}

    def test_every_icon_is_in_the_one_style(self):
        self.assertGreater(len(self.files), 20)
        for name, path in sorted(self.files.items()):
            with self.subTest(name=name):
                self.assertEqual("", wrong_with(name, path.read_text(encoding="utf-8")))

    def test_every_icon_the_source_names_is_there(self):
        named = {}
        for path in house.sources("src"):
            for match in NAMED.finditer((house.ROOT / path).read_text(encoding="utf-8")):
                named[match.group(1) or match.group(2)] = path
        self.assertGreaterEqual(len(named), 6)
        missing = [f"{path}: {name}" for name, path in named.items() if name not in self.files]
        self.assertEqual([], missing)

    def test_planted_faults_are_caught(self):
        good = self.files["close"].read_text(encoding="utf-8")
        self.assertEqual("", wrong_with("close", good))
        self.assertIn("well formed", wrong_with("close", good[:-5]))
        self.assertIn("colour", wrong_with("close", good.replace("<path", '<path fill="#f00"')))
        self.assertIn("view box", wrong_with("close", good.replace("0 0 24 24", "0 0 48 48")))


if __name__ == "__main__":
    house.main()
