"""What a file uses of the standard library is included by it or by a header of the house that it includes: with the
precompiled head a file that forgets one compiles here, and nowhere else."""

import re
import unittest

import house

# The headers of the precompiled head (cmake/Module.cmake), and what of each is unmistakable.
USES = {
    "algorithm": r"(?:std::|ranges::)(?:sort|stable_sort|find_if|any_of|all_of|none_of|count_if|lower_bound|upper_bound|clamp)\b"
                 r"|std::(?:min|max)\(",
    "array": r"std::array<",
    "chrono": r"std::chrono::",
    "cmath": r"std::(?:floor|ceil|round|lround|sqrt|hypot|pow|exp|log)\(",
    "deque": r"std::deque<",
    "filesystem": r"std::filesystem::",
    "functional": r"std::function<",
    "map": r"std::(?:multi)?map<",
    "memory": r"std::(?:unique_ptr|shared_ptr|weak_ptr|make_unique|make_shared)\b",
    "optional": r"std::(?:optional<|nullopt\b)",
    "set": r"std::(?:multi)?set<",
    "unordered_map": r"std::unordered_map<",
    "utility": r"std::(?:exchange|swap)\(",
    "variant": r"std::(?:variant<|visit\(|get_if<|holds_alternative<)",
}
# Headers that are sure to bring another: the standard says so, or every library does.
BRINGS = {"algorithm": {"ranges"}, "utility": {"memory", "map", "algorithm"}}
USES = {header: re.compile(pattern) for header, pattern in USES.items()}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
COMMENT = re.compile(r"//[^\n]*")


class Headers:
    """The standard headers that a file gets, by way of the house's own."""

    def __init__(self, read):
        self.read = read  # path -> text, None where there is none
        self.known = {}

    def of(self, path):
        if path not in self.known:
            self.known[path] = set()  # while it is looked at, for circles
            self.known[path] = self.in_text(self.read(path) or "", path.rpartition("/")[0])
        return self.known[path]

    def in_text(self, text, folder=""):
        out = set()
        for quote, header in INCLUDE.findall(text):
            if quote == "<":
                out.add(header)
                continue
            for place in ("src", "tests", folder):
                if self.read(f"{place}/{header}") is not None:
                    out |= self.of(f"{place}/{header}")
                    break
        return out


def forgotten_in(text, headers, folder=""):
    """What `text`, a file of `folder`, uses and does not get."""
    has = headers.in_text(text, folder)
    code = COMMENT.sub("", text)
    return [header for header, use in USES.items()
            if use.search(code) and header not in has and not BRINGS.get(header, set()) & has]


def read_file(path):
    file = house.ROOT / path
    return file.read_text(encoding="utf-8") if file.is_file() else None


class Includes(unittest.TestCase):
    def test_what_is_used_is_included(self):
        headers = Headers(read_file)
        files = house.sources("src", "tests", "bench", "fuzz")
        self.assertGreater(len(files), 500, "the sources were not found")
        wrong = [f"{f}: <{h}>" for f in files if f.suffix == ".cpp"
                 for h in forgotten_in(read_file(f), headers, f.parent.as_posix())]
        self.assertEqual([], wrong, "\n" + "\n".join(wrong))

    def test_planted_omissions_are_caught(self):
        files = {"src/base/a.h": "#include <map>\n", "src/base/b.h": '#include "base/a.h"\n'}
        for text, missing in [
            ('#include "base/b.h"\nstd::map<int, int> m; auto x = std::exchange(y, {});', []),
            ("auto x = std::exchange(y, {});", ["utility"]),
            ("#include <string>\nstd::map<int, int> m;", ["map"]),
            ("// std::map<int, int>\n", []),
            ("#include <vector>\nstd::optional<int> o; std::chrono::seconds s;", ["chrono", "optional"]),
            ("const int n = std::max(1, 2);", ["algorithm"]),
        ]:
            with self.subTest(text=text):
                self.assertEqual(missing, forgotten_in(text, Headers(files.get)))


if __name__ == "__main__":
    house.main()
