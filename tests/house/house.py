"""What the house's tests share: where things are, and how a test program ends."""

import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def sources(*folders, suffixes=(".h", ".cpp")):
    """Every source file below the folders, sorted, as paths from the root."""
    found = []
    for folder in folders:
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in suffixes and path.is_file():
                found.append(path.relative_to(ROOT))
    return sorted(found)


def cmake_text(path):
    """A CMake file without its comments."""
    return re.sub(r"#[^\n]*", "", (ROOT / path).read_text(encoding="utf-8"))


def main():
    sys.exit(0 if unittest.main(exit=False, verbosity=2).result.wasSuccessful() else 1)
