"""Files stay small enough to be read, and every header begins by saying what it is (house law 2, style)."""

import unittest

import house

MOST_LINES = 800
AIM_LINES = 400


def wrong_in_header(text):
    lines = text.splitlines()
    if not lines or not lines[0].startswith("//"):
        return "a header begins with a comment that says what it is"
    after = next((line for line in lines if not line.startswith("//")), "")
    if after != "#pragma once":
        return "#pragma once follows the head comment"
    return ""


class Sizes(unittest.TestCase):
    def test_no_file_is_longer_than_800_lines(self):
        files = house.sources("src", "tests", "bench", "fuzz", suffixes=(".h", ".cpp", ".py"))
        self.assertGreater(len(files), 20, "the sources were not found")
        counts = {f: len((house.ROOT / f).read_text(encoding="utf-8").splitlines()) for f in files}
        for path, count in counts.items():
            if count > AIM_LINES:
                print(f"note: {path} has {count} lines; a file aims at under {AIM_LINES}")
        too_long = [f"{f}: {n} lines" for f, n in counts.items() if n > MOST_LINES]
        self.assertEqual([], too_long)

    def test_every_header_says_what_it_is(self):
        wrong = []
        for path in house.sources("src", "tests", suffixes=(".h",)):
            what = wrong_in_header((house.ROOT / path).read_text(encoding="utf-8"))
            if what:
                wrong.append(f"{path}: {what}")
        self.assertEqual([], wrong, "\n" + "\n".join(wrong))

    def test_planted_headers_are_caught(self):
        self.assertIn("comment", wrong_in_header("#pragma once\n"))
        self.assertIn("pragma", wrong_in_header("// What it is.\n#include <map>\n"))
        self.assertEqual("", wrong_in_header("// What it is.\n#pragma once\n"))


if __name__ == "__main__":
    house.main()
