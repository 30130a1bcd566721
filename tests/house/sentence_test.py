"""What an Error or a Finding says is a sentence(): whoever reads it may read it in another language.
Rooms whose errors nobody but the log and the command line's first line sees are named here."""

import re
import unittest

import house

# Said only where there is no language yet, or to the log: a display, a driver, a file of the program's own.
UNSEEN = ("src/platform/", "src/gfx/", "src/panels/fonts.cpp",
          "src/ops/op_line.cpp",  # a line that cannot be read is said by its number
          "src/ime/romaji.cpp", "src/ime/skk_dictionary.cpp", "src/ime/kkc_",
          "src/base/worker_definition.h")

LITERAL = r'"(?:\\.|[^"\\])*"'
# The second thing in the braces of an Error, the first of a Finding.
ERROR = re.compile(r"\bError(?:\s+\w+)?\s*\{\s*(?:base::)?ErrorCode::\w+\s*,\s*")
CODE = re.compile(r"(?:return|push_back\(|=|\()\s*\{\s*(?:base::)?ErrorCode::\w+\s*,\s*")
WRONG = re.compile(r"\bwrong\(\s*(?:" + LITERAL + r"|[\w.]+)\s*,\s*")
UNTRANSLATED = re.compile(r'(?:' + LITERAL + r'|std::string\(\s*"|fmt::format\(|\w+ \? "|\w+ \+ ")')


def spoken_english(text):
    """(line, what stands there) of every message that is no sentence()."""
    found = []
    for pattern in (ERROR, CODE, WRONG):
        for match in pattern.finditer(text):
            message = UNTRANSLATED.match(text, match.end())
            if message and message.group(0) != '""':
                found.append((text.count("\n", 0, match.start()) + 1,
                              text[match.end():match.end() + 60].split("\n")[0]))
    return sorted(set(found))


class Sentences(unittest.TestCase):
    def test_what_is_left_out_is_there(self):
        names = [p.relative_to(house.ROOT).as_posix() for p in (house.ROOT / "src").rglob("*.*")]
        self.assertEqual([], [unseen for unseen in UNSEEN if not any(n.startswith(unseen) for n in names)])

    def test_every_error_that_can_be_shown_is_a_sentence(self):
        wrong = []
        for path in sorted((house.ROOT / "src").rglob("*")):
            name = path.relative_to(house.ROOT).as_posix()
            if path.suffix not in (".cpp", ".h") or name.startswith(UNSEEN):
                continue
            wrong += [f"{name}:{line}: {what}" for line, what in spoken_english(path.read_text())]
        self.assertEqual([], wrong, "say it with base::sentence(), and its Japanese in po/ja.po")

    def test_nothing_is_shown_but_in_the_readers_language(self):
        wrong = []
        for path in sorted((house.ROOT / "src").rglob("*.cpp")):
            name = path.relative_to(house.ROOT).as_posix()
            text = path.read_text()
            for match in re.finditer(r"(?:toasts_\.add\w*|\bsay)\((?:[^;]*?)\b(?:text\(\)|english\(\))", text):
                wrong.append(f"{name}:{text.count(chr(10), 0, match.start()) + 1}: {match.group(0)[-60:]}")
        self.assertEqual([], wrong, "errors are shown with shown(tr), sentences with in(tr)")

    def test_planted_english_is_caught(self):
        for planted in ('return base::Error{base::ErrorCode::io, "The disk is gone.", path};',
                        'return Error{ErrorCode::io,\n   fmt::format("No {}.", n), {}};',
                        'Error error{ErrorCode::io, std::string("No ") + n, {}};',
                        'return {ErrorCode::format, "No.", {}};',
                        'problems.push_back({ErrorCode::format, "No.", {}});',
                        'fields_.wrong(place, "No.");',
                        'fields_.wrong("", fmt::format("No {}.", n));'):
            self.assertEqual(1, len(spoken_english("\n" + planted)), planted)
        for fine in ('return base::Error{base::ErrorCode::io, base::sentence("Gone."), "x"};',
                     'return Error{ErrorCode::io, sentence("No {}.", n), {}};',
                     'return Error{ErrorCode::io, why.message, ""};',
                     'fields_.wrong("", base::sentence("No."));',
                     'if (error.code == ErrorCode::io) return "x";'):
            self.assertEqual([], spoken_english(fine), fine)


if __name__ == "__main__":
    house.main()
