"""The program on a Wayland desktop: weston without a screen. Arguments: the program.

With XWayland its window stands, is drawn and leaves when asked; without it the program says what is missing.
Needs the packages weston (10 or later) and xwayland, so scripts/distros runs it and ctest does not.
"""

import contextlib
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = pathlib.Path(sys.argv.pop()).resolve() if len(sys.argv) > 1 else None
PATIENCE_S = 60


def until(what, look):
    """What `look` gives as soon as it gives anything."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.1)
    raise AssertionError(f"waited in vain for {what}")


@contextlib.contextmanager
def process(command, log, env):
    with open(log, "wb") as out:
        running = subprocess.Popen([str(c) for c in command], stdout=out, stderr=out, env=env)
    try:
        yield running
    finally:
        running.kill()
        running.wait()


class Wayland(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.env = {"PATH": os.environ["PATH"], "HOME": folder.name, "XDG_RUNTIME_DIR": folder.name,
                    "LANG": "C.UTF-8"}

    def desktop(self, *options):
        """Starts weston; its name as a Wayland display."""
        log = self.folder / "weston.log"
        command = ["weston", "--backend=headless-backend.so", "--socket=table", "--idle-time=0", *options]
        self.weston = self.enterContext(process(command, log, self.env))
        until("weston", lambda: (self.folder / "table").exists() or self.weston.poll() is not None)
        self.assertIsNone(self.weston.poll(), log.read_text())
        return "table"

    def x_display(self):
        log = self.folder / "weston.log"
        found = until("XWayland", lambda: re.search(r"listening on display (:\d+)", log.read_text()))
        return found.group(1)

    def refusal(self, **env):
        done = subprocess.run([PROGRAM], env=self.env | env, capture_output=True, text=True, timeout=PATIENCE_S)
        self.assertEqual(1, done.returncode, done.stderr)
        return done.stderr

    def ask(self, probe, question):
        with socket.socket(socket.AF_UNIX) as to:
            to.connect(str(probe))
            to.sendall(json.dumps(question).encode() + b"\n")
            return json.loads(to.makefile().readline())

    def test_with_xwayland_the_window_stands_and_leaves_when_asked(self):
        pathlib.Path("/tmp/.X11-unix").mkdir(mode=0o1777, exist_ok=True)
        env = self.env | {"WAYLAND_DISPLAY": self.desktop("--xwayland"), "DISPLAY": self.x_display()}
        probe, log = self.folder / "probe", self.folder / "program.log"
        with process([PROGRAM, "--probe", probe], log, env) as program:
            until("the probe", lambda: probe.exists() or program.poll() is not None)
            self.assertIsNone(program.poll(), log.read_text())
            screen = self.ask(probe, {"get": "screen"})
            self.assertEqual("start", screen["page"])
            self.assertGreater(screen["frames"], 0)
            program.send_signal(signal.SIGTERM)
            self.assertEqual(0, program.wait(PATIENCE_S), log.read_text())

    def test_without_xwayland_it_says_what_is_missing(self):
        self.assertIn("Install XWayland", self.refusal(WAYLAND_DISPLAY=self.desktop()))

    def test_where_xwayland_is_gone_it_says_that_the_display_cannot_be_opened(self):
        said = self.refusal(WAYLAND_DISPLAY=self.desktop(), DISPLAY=":4711")
        self.assertIn('The display ":4711" cannot be opened', said)

    def test_without_any_desktop_it_says_so(self):
        self.assertIn("DISPLAY is not set", self.refusal())


if __name__ == "__main__":
    unittest.main(verbosity=2)
