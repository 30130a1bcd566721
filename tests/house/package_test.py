"""scripts/packages.txt: plausible lines, and a package for everything the build looks for."""

import re
import unittest

import house

# What CMake looks for, and the Debian package that brings it ("" = part of another that is named).
PACKAGE_OF = {
    "PkgConfig": "pkg-config", "Threads": "g++", "nlohmann_json": "nlohmann-json3-dev",
    "fmt": "libfmt-dev", "CLI11": "libcli11-dev", "glfw3": "libglfw3-dev", "OpenGL": "libopengl-dev",
    "X11": "libx11-dev", "Boost": "libboost-dev", "doctest": "doctest-dev", "glm": "libglm-dev",
    "Python3": "python3", "JPEG": "libjpeg-dev", "ZLIB": "zlib1g-dev",
    # components
    "Boost:locale": "libboost-locale-dev", "X11:Xi": "libxi-dev", "X11:Xrandr": "libxrandr-dev",
    "X11:Xtst": "libxtst-dev", "OpenGL:OpenGL": "libopengl-dev", "OpenGL:GL": "libgl-dev", "GLU": "libglu1-mesa-dev",
    "GL/glu.h": "libglu1-mesa-dev",
    "Python3:Interpreter": "python3",
    # pkg-config modules
    "pango": "libpango1.0-dev", "pangoft2": "libpango1.0-dev", "glib-2.0": "libglib2.0-dev", "pangocairo": "libpango1.0-dev",
    "fontconfig": "libfontconfig-dev", "freetype2": "libfreetype-dev", "harfbuzz": "libharfbuzz-dev",
    "librsvg-2.0": "librsvg2-dev", "cairo": "libcairo2-dev", "polyclipping": "libpolyclipping-dev",
    "imgui": "libimgui-dev", "x11": "libx11-dev", "xi": "libxi-dev", "xrandr": "libxrandr-dev",
    "xtst": "libxtst-dev", "xorg-server": "xserver-xorg-dev",
    "kkc-1.0": "libkkc-dev", "zinnia": "libzinnia-dev", "libcanberra": "libcanberra-dev",
    "mecab": "libmecab-dev", "liblo": "liblo-dev",
    "mecab.h": "libmecab-dev",
    "libqrencode": "libqrencode-dev", "libpng": "libpng-dev",
    "xlsxwriter": "libxlsxwriter-dev", "libarchive": "libarchive-dev",
    "pugixml": "libpugixml-dev", "libnats": "libnats-dev", "openssl": "libssl-dev", "sqlite3": "libsqlite3-dev",
    # find_program, find_library, find_path, find_file: the name looked for
    "glad": "python3-glad", "msgfmt": "gettext", "xgettext": "gettext", "ccache": "ccache",
    "stb": "libstb-dev", "stb_image.h": "libstb-dev", "xf86-input-inputtest-protocol.h":
    "xserver-xorg-dev", "desktop-file-validate": "desktop-file-utils", "BIZUDPGothic":
    "fonts-morisawa-bizud-gothic", "python3": "python3", "Xorg": "xserver-xorg-core", "Xvfb": "xvfb",
}


def packages(text):
    return [line for line in (re.sub(r"#.*", "", raw).strip() for raw in text.splitlines()) if line]


def looked_for(text):
    """The names of everything a CMake text looks for; "Package:component" for components."""
    found = []
    for command, inside in re.findall(
            r"\b(find_package|pkg_check_modules|find_program|find_library|find_path|find_file)"
            r"\s*\(([^)]*)\)", text):
        words = inside.split()
        if command == "find_package":
            found.append(words[0])
            if "COMPONENTS" in words:
                found += [f"{words[0]}:{w}" for w in words[words.index("COMPONENTS") + 1:]
                          if not w.isupper()]
        elif command == "pkg_check_modules":
            found += [re.split(r"[<>=]", w)[0] for w in words[1:]
                      if w not in ("REQUIRED", "QUIET", "IMPORTED_TARGET")]
        elif words[1:2] == ["NAMES"]:
            found.append(words[2])
        else:
            name = words[1]
            found.append("BIZUDPGothic" if "font" in name.lower() else name)
    return found


class Packages(unittest.TestCase):
    listed = packages((house.ROOT / "scripts/packages.txt").read_text(encoding="utf-8"))

    def test_every_line_is_a_package_name_and_stands_once(self):
        self.assertGreater(len(self.listed), 20)
        for name in self.listed:
            self.assertRegex(name, r"^[a-z0-9][a-z0-9+.-]+$")
        self.assertEqual(len(self.listed), len(set(self.listed)), "a package stands twice")

    def test_everything_the_build_looks_for_has_its_package(self):
        files = ["CMakeLists.txt"] + [str(p.relative_to(house.ROOT)) for folder in
                                      ("cmake", "src", "tests", "bench", "fuzz")
                                      for pattern in ("*.cmake", "CMakeLists.txt")
                                      for p in sorted((house.ROOT / folder).rglob(pattern))]
        names = {name for f in files for name in looked_for(house.cmake_text(f))}
        self.assertGreater(len(names), 10)
        for name in sorted(names):
            with self.subTest(name=name):
                self.assertTrue(name in PACKAGE_OF, "say in this test which package brings it")
                self.assertIn(PACKAGE_OF[name], self.listed)

    def test_what_is_looked_for_is_read_from_cmake(self):
        text = ("find_package(X11 REQUIRED COMPONENTS Xi Xrandr)\n"
                "pkg_check_modules(P REQUIRED IMPORTED_TARGET pangoft2 cairo>=1.16)\n"
                "find_program(GLAD glad REQUIRED)\nfind_path(STB stb_image.h PATH_SUFFIXES stb)")
        self.assertEqual(["X11", "X11:Xi", "X11:Xrandr", "pangoft2", "cairo", "glad", "stb_image.h"],
                         looked_for(text))


if __name__ == "__main__":
    house.main()
