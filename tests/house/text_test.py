"""Every text of the interface has its translation in every language of po/LINGUAS."""

import re
import subprocess
import tempfile
import unittest

import house


def entries(po_text):
    """(msgid, msgstr, is fuzzy) of a po text without its header."""
    found = []
    for block in re.split(r"\n\s*\n", po_text):
        fields, key = {"msgid": "", "msgstr": ""}, None
        fuzzy = bool(re.search(r"^#,.*\bfuzzy\b", block, re.M))
        for line in block.splitlines():
            match = re.match(r'(msgid|msgstr)\s+"(.*)"$|^()"(.*)"$', line)
            if not match:
                continue
            if match.group(1):
                key = match.group(1)
                fields[key] = match.group(2)
            elif key:
                fields[key] += match.group(4)
        if fields["msgid"]:
            found.append((fields["msgid"], fields["msgstr"], fuzzy))
    return found


def placeholders(text):
    """What is filled in when the text is shown: {}, {name}, {0:.1f}, %d, %s; in any order."""
    return sorted(re.findall(r"\{[^{}]*\}|%[-+ #0-9.]*[a-zA-Z]", text.replace("%%", "")))


def wrong_with(msgid, msgstr, fuzzy):
    if not msgstr:
        return "is not translated"
    if fuzzy:
        return "is marked fuzzy: check it and take the mark away"
    if placeholders(msgid) != placeholders(msgstr):
        return "has other placeholders in the translation"
    return ""


class Texts(unittest.TestCase):
    def test_every_text_of_the_source_is_translated(self):
        languages = [line for line in (house.ROOT / "po/LINGUAS").read_text().splitlines()
                     if re.match(r"[a-z]", line)]
        self.assertIn("ja", languages)
        with tempfile.TemporaryDirectory() as folder:
            pot = f"{folder}/kurumaza.pot"
            subprocess.run([house.ROOT / "scripts/extract-texts", pot], check=True)
            for lang in languages:
                po = house.ROOT / "po" / f"{lang}.po"
                merged = subprocess.run(
                    ["msgmerge", "--quiet", "--no-fuzzy-matching", "-o", "-", po, pot],
                    check=True, capture_output=True, text=True).stdout
                live = [e for e in entries(re.sub(r"(?m)^#~.*\n?", "", merged))]
                self.assertGreater(len(live), 20, "no texts were found in the source")
                wrong = [f'po/{lang}.po: "{e[0]}" {wrong_with(*e)}' for e in live if wrong_with(*e)]
                self.assertEqual([], wrong, "scripts/update-po, then translate:\n" + "\n".join(wrong))

    def test_planted_gaps_are_caught(self):
        text = ('msgid ""\nmsgstr ""\n"Language: ja\\n"\n\n'
                '#: src/a.cpp:1\nmsgid "Undo"\nmsgstr ""\n\n'
                '#, fuzzy\nmsgid "Redo"\nmsgstr "やり直す"\n\n'
                'msgid "{} cards"\nmsgstr "カード"\n\n'
                'msgid ""\n"Not saved "\n"since %s"\nmsgstr "%s から保存できていません"\n')
        found = entries(text)
        self.assertEqual(["Undo", "Redo", "{} cards", "Not saved since %s"], [e[0] for e in found])
        self.assertEqual(["is not translated", "is marked fuzzy: check it and take the mark away",
                          "has other placeholders in the translation", ""],
                         [wrong_with(*e) for e in found])


if __name__ == "__main__":
    house.main()
