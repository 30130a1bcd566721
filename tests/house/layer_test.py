"""The rooms' levels: includes and build dependencies go downward only (house law 1)."""

import re
import unittest

import house

LEVELS = {
    "base": 0,
    "model": 1, "input": 1, "text": 1,
    "ops": 2, "canvas": 2, "keys": 2, "ime": 2, "pen": 2, "paper": 2,
    "desk": 3, "cutter": 3,
    "tools": 4, "seats": 4, "panels": 4, "storage": 4, "hall": 4, "report": 4, "gfx": 4, "platform": 4, "archive": 4,
    "phone": 4,
    "pages": 5,
    "commands": 5,
    "app": 6,
}
TOP = 7  # src/main.cpp

# Outside headers that only some rooms may see.
ONLY_IN = [
    (re.compile(r"glad/|GL/|KHR/"), {"gfx"}, "OpenGL and glad belong to gfx"),
    (re.compile(r"GLFW/|X11/|xcb/"), {"platform"}, "GLFW and X11 belong to platform"),
    (re.compile(r"(imgui/)?imgui[a-z_0-9]*\.h|imstb_"), {"panels", "gfx", "seats", "app"},
     "Dear ImGui belongs to panels, seats, gfx and app"),
    (re.compile(r"nats/"), {"hall"}, "NATS belongs to hall"),
    (re.compile(r"opencv2/|tesseract/"), {"cutter", "main"}, "OpenCV and Tesseract belong to cutter"),
    (re.compile(r"sqlite3\.h"), {"archive"}, "SQLite belongs to archive"),
    (re.compile(r"doctest/"), set(), "doctest belongs to the tests"),
]

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)


def wrong_with_include(room, quote, header):
    """What is wrong with a file of `room` including `header`; "" when nothing is."""
    for pattern, rooms, why in ONLY_IN:
        if pattern.match(header) and room not in rooms:
            return why
    if quote == "<":
        return ""
    other = header.split("/")[0]
    if "/" not in header or other not in LEVELS:
        return "own headers are included as \"room/file.h\""
    return wrong_with_dependency(room, other)


def wrong_with_dependency(room, other):
    if other == room:
        return ""
    level = LEVELS.get(room, TOP)
    if LEVELS[other] > level:
        return f"upward: {room} (level {level}) may not know {other} (level {LEVELS[other]})"
    if LEVELS[other] == level:
        return f"sideways: {room} and {other} are both on level {level}"
    return ""


def wrong_in_source(path, text):
    room = path.parts[1] if len(path.parts) > 2 else "main"
    if room not in LEVELS and room != "main":
        return [f"{path}: src/{room} is not in the level table"]
    found = []
    for match in INCLUDE.finditer(text):
        wrong = wrong_with_include(room, match.group(1), match.group(2))
        if wrong:
            line = text.count("\n", 0, match.start(2)) + 1
            found.append(f"{path}:{line}: {match.group(2)}: {wrong}")
    return found


def module_dependencies(text):
    """(room, [rooms it depends on]) for every kurumaza_module in a CMake text."""
    keywords = {"NAME", "SOURCES", "DEPENDS", "LIBS", "TESTS", "TEST_LIBS"}
    for call in re.finditer(r"kurumaza_module\s*\(([^)]*)\)", text):
        name, depends, key = "", [], ""
        for word in call.group(1).split():
            if word in keywords:
                key = word
            elif key == "NAME":
                name = word
            elif key == "DEPENDS":
                depends.append(word)
        yield name, depends


class Layers(unittest.TestCase):
    def test_every_include_goes_downward(self):
        files = house.sources("src")
        self.assertGreater(len(files), 20, "the sources were not found")
        wrong = [w for f in files
                 for w in wrong_in_source(f, (house.ROOT / f).read_text(encoding="utf-8"))]
        self.assertEqual([], wrong, "\n" + "\n".join(wrong))

    def test_every_build_dependency_goes_downward(self):
        wrong, rooms = [], 0
        for path in sorted((house.ROOT / "src").glob("*/CMakeLists.txt")):
            for room, depends in module_dependencies(house.cmake_text(path)):
                rooms += 1
                self.assertEqual(room, path.parent.name, "a room's library has its folder's name")
                for other in depends:
                    if other not in LEVELS:
                        wrong.append(f"{path}: {other} is no room")
                    elif wrong_with_dependency(room, other):
                        wrong.append(f"{path}: {wrong_with_dependency(room, other)}")
        self.assertGreater(rooms, 2)
        self.assertEqual([], wrong, "\n" + "\n".join(wrong))

    def test_every_room_is_in_the_table(self):
        rooms = {p.name for p in (house.ROOT / "src").iterdir() if p.is_dir() and any(p.iterdir())}
        self.assertEqual(set(), rooms - set(LEVELS))

    def test_planted_violations_are_caught(self):
        planted = [
            ("src/model/x.cpp", '#include "ops/op.h"', "upward"),
            ("src/base/x.h", '#include "model/session.h"', "upward"),
            ("src/panels/x.cpp", '  #  include "app/app.h"', "upward"),
            ("src/storage/x.cpp", '#include "report/html.h"', "sideways"),
            ("src/tools/x.cpp", '#include "panels/bar.h"', "sideways"),
            ("src/text/x.cpp", '#include "model/session.h"', "sideways"),
            ("src/ops/x.cpp", '#include "canvas/camera.h"', "sideways"),
            ("src/model/x.cpp", '#include "input/touch.h"', "sideways"),
            ("src/canvas/x.cpp", "#include <glad/gl.h>", "gfx"),
            ("src/gfx/x.cpp", "#include <GLFW/glfw3.h>", "platform"),
            ("src/app/x.cpp", "#include <X11/Xlib.h>", "platform"),
            ("src/tools/x.cpp", "#include <imgui.h>", "ImGui"),
            ("src/tools/x.cpp", '#include "imgui.h"', "ImGui"),
            ("src/app/x.cpp", "#include <doctest/doctest.h>", "tests"),
            ("src/ops/x.cpp", '#include "op.h"', "room/file.h"),
            ("src/ops/x.cpp", '#include "../model/session.h"', "room/file.h"),
            ("src/ops/x.cpp", '#include "support/random_walk.h"', "room/file.h"),
            ("src/network/x.cpp", "", "level table"),
        ]
        for path, text, why in planted:
            with self.subTest(path=path, text=text):
                wrong = wrong_in_source(house.pathlib.Path(path), "// head\n" + text + "\n")
                self.assertEqual(1, len(wrong), wrong)
                self.assertIn(why, wrong[0])

    def test_what_the_table_allows_passes(self):
        for path, text in [
            ("src/canvas/x.cpp", '#include "text/layout.h"'),
            ("src/tools/x.cpp", '#include "ops/op.h"\n#include "tools/ring.h"\n#include <vector>'),
            ("src/gfx/x.cpp", "#include <glad/gl.h>\n#include <imgui_impl_opengl3.h>"),
            ("src/platform/x.cpp", "#include <X11/extensions/XInput2.h>"),
            ("src/main.cpp", '#include "app/app.h"'),
        ]:
            with self.subTest(path=path):
                self.assertEqual([], wrong_in_source(house.pathlib.Path(path), text))

    def test_planted_build_dependencies_are_caught(self):
        text = "kurumaza_module(NAME storage SOURCES a.cpp\n  DEPENDS ops report LIBS x TESTS app)"
        ((room, depends),) = module_dependencies(text)
        self.assertEqual(("storage", ["ops", "report"]), (room, depends))
        self.assertIn("sideways", wrong_with_dependency("storage", "report"))


if __name__ == "__main__":
    house.main()
