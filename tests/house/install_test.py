"""cmake --install gives a program that finds its assets where it was put. Arguments: the build folder."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import house

BUILD = sys.argv.pop() if len(sys.argv) > 1 else ""


def run(*command, **more):
    return subprocess.run([str(c) for c in command], capture_output=True, text=True, timeout=120, **more)


class Install(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.prefix = pathlib.Path(cls.folder.name) / "prefix"
        done = run("cmake", "--install", BUILD, "--prefix", cls.prefix)
        assert done.returncode == 0, done.stderr

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def environment(self):
        """As on somebody else's machine: nothing that points at the source tree, no display."""
        return {"PATH": os.environ["PATH"], "HOME": self.folder.name, "LANG": "C"}

    def test_everything_lies_where_it_is_looked_for(self):
        for path in ["bin/kurumaza", "share/kurumaza/fonts/BIZUDPGothic-Regular.ttf",
                     "share/kurumaza/fonts/BIZUDPGothic-Bold.ttf", "share/kurumaza/fonts/LICENCE.txt",
                     "share/kurumaza/icons/new-card.svg", "share/kurumaza/phone/index.html",
                     "share/kurumaza/phone/phone.js", "share/kurumaza/keyboards/romaji.json",
                     "share/kurumaza/examples/example.json", "share/kurumaza/examples/example.journal",
                     "share/locale/ja/LC_MESSAGES/kurumaza.mo", "share/applications/kurumaza.desktop",
                     "share/metainfo/kurumaza.metainfo.xml", "share/mime/packages/kurumaza.xml",
                     "share/icons/hicolor/scalable/apps/kurumaza.svg", "share/doc/kurumaza/copyright",
                     "share/doc/kurumaza/CHANGELOG.md", "share/man/man1/kurumaza.1"]:
            with self.subTest(path=path):
                self.assertTrue((self.prefix / path).is_file())

    def test_the_desktop_entry_is_valid(self):
        done = run("desktop-file-validate", self.prefix / "share/applications/kurumaza.desktop")
        self.assertEqual((0, ""), (done.returncode, done.stdout))

    def test_the_program_runs_and_checks_its_example(self):
        program = self.prefix / "bin/kurumaza"
        version = run(program, "--version", env=self.environment())
        self.assertEqual(0, version.returncode, version.stderr)
        self.assertRegex(version.stdout, r"\d+\.\d+\.\d+")
        example = self.prefix / "share/kurumaza/examples/example.json"
        done = run(program, "check", example, env=self.environment())
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)

    def test_the_version_stands_in_one_place_and_its_changes_are_listed(self):
        project = re.search(r"project\(kurumaza VERSION (\S+)", house.cmake_text("CMakeLists.txt")).group(1)
        self.assertEqual(project, run(self.prefix / "bin/kurumaza", "--version",
                                      env=self.environment()).stdout.strip())
        changes = re.findall(r"^## (\S+)", (house.ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
        self.assertEqual(project, changes[0])
        self.assertIn(f'"Kurumaza {project}"', self.manual())

    def manual(self):
        return (self.prefix / "share/man/man1/kurumaza.1").read_text(encoding="utf-8")

    def test_the_man_page_names_every_command_and_option_and_no_others(self):
        program = self.prefix / "bin/kurumaza"
        said = run(program, "--help", env=self.environment()).stdout
        commands = re.findall(r"^  (\w+) ", said[said.index("Subcommands:"):], re.M)
        self.assertIn("import", commands)
        helps = [said] + [run(program, command, "--help", env=self.environment()).stdout for command in commands]
        manual = self.manual().replace("\\-", "-")
        self.assertEqual(set(commands), set(re.findall(r"^\.SS (\w+)$", manual, re.M)))
        options = {option for text in helps for option in re.findall(r"--[a-z][a-z-]*", text)}
        self.assertIn("--lang", options)
        self.assertEqual(options, set(re.findall(r"--[a-z][a-z-]*", manual)))

    def test_it_writes_a_report_of_its_example(self):
        session = pathlib.Path(self.folder.name) / "evening.json"
        shutil.copy(self.prefix / "share/kurumaza/examples/example.json", session)
        out = pathlib.Path(self.folder.name) / "out"
        done = run(self.prefix / "bin/kurumaza", "report", session, "--format", "html,csv", "--out", out,
                   env=self.environment())
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        self.assertTrue(any(p.suffix == ".html" for p in out.iterdir()), list(out.iterdir()))
        self.assertTrue(any(p.suffix == ".csv" for p in out.iterdir()), list(out.iterdir()))


if __name__ == "__main__":
    house.main()
