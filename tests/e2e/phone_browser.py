"""A phone at the table's door: Chromium, as large as a phone, by touches. Arguments: the page's address, a folder.

Writes a card and waits until the page ticks it, sends the folder's `paper.jpg` as a picture and `nothing.jpg`, which is none; once the folder has a file `gone` it writes a second one, which waits, and
is ticked when the table is back. Prints what happened and when, by the same clock as the test that started it. With
KURUMAZA_PICTURES it leaves pictures of the pages there, in each of their languages.
"""

import base64
import fcntl
import json
import os
import pathlib
import select
import shutil
import subprocess
import sys
import time

ADDRESS, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
PICTURES = os.environ.get("KURUMAZA_PICTURES")
PATIENCE_S = 120
READY = ("document.getElementById('form') && !document.getElementById('form').hidden && "
         "document.getElementById('title').textContent")


def say(what, at=None):
    print(what, f"{time.monotonic() if at is None else at:.4f}", flush=True)


class Browser:
    """One page of Chromium, asked over a pipe [Chrome DevTools Protocol]."""

    def __init__(self, program):
        to_read, self.out = os.pipe()
        self.back, to_write = os.pipe()
        # It reads 3 and writes 4.
        reads, writes = (fcntl.fcntl(fd, fcntl.F_DUPFD, 20) for fd in (to_read, to_write))
        command = [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
                   f"--user-data-dir={FOLDER}/profile", "about:blank"]
        log = open(FOLDER / "chromium.log", "wb")
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, close_fds=False,
                                        preexec_fn=lambda: (os.dup2(reads, 3), os.dup2(writes, 4)))
        for fd in (to_read, to_write, reads, writes):
            os.close(fd)
        self.number, self.session, self.unread = 0, None, b""
        page = self.first_page()
        self.session = self.ask("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        self.ask("Emulation.setDeviceMetricsOverride", width=360, height=640, deviceScaleFactor=2, mobile=True)
        self.ask("Emulation.setTouchEmulationEnabled", enabled=True)

    def first_page(self):
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            for target in self.ask("Target.getTargets")["targetInfos"]:
                if target["type"] == "page":
                    return target["targetId"]
            time.sleep(0.05)
        raise AssertionError("Chromium opened no page")

    def ask(self, method, **words):
        self.number += 1
        message = {"id": self.number, "method": method, "params": words}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            while b"\0" not in self.unread:
                assert select.select([self.back], [], [], PATIENCE_S)[0], f"Chromium does not answer {method}"
                more = os.read(self.back, 1 << 16)
                assert more, "Chromium ended"
                self.unread += more
            line, self.unread = self.unread.split(b"\0", 1)
            answer = json.loads(line)
            if answer.get("id") == self.number:
                assert "error" not in answer, answer
                return answer["result"]

    def value(self, script):
        answer = self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def until(self, what, script):
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            if found := self.value(script):
                return found
            time.sleep(0.01)
        raise AssertionError(f"waited in vain for {what}: " + str(self.value("document.body.innerText")))

    def tap(self, element):
        self.value(f"document.querySelector('{element}').scrollIntoView({{block: 'center'}})")
        box = self.value(f"(r => [r.left + r.width / 2, r.top + r.height / 2])"
                         f"(document.querySelector('{element}').getBoundingClientRect())")
        self.ask("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": box[0], "y": box[1]}])
        at = time.monotonic()
        self.ask("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
        return at

    def write(self, text):
        self.tap("#text")
        self.ask("Input.insertText", text=text)
        return self.tap("#send")

    def choose(self, file):
        """As the camera would hand it over."""
        root = self.ask("DOM.getDocument")["root"]["nodeId"]
        field = self.ask("DOM.querySelector", nodeId=root, selector="#photo")["nodeId"]
        self.ask("DOM.setFileInputFiles", files=[str(file)], nodeId=field)

    def picture(self, name):
        if PICTURES:
            shot = self.ask("Page.captureScreenshot", format="png")
            (pathlib.Path(PICTURES) / f"phone-{name}.png").write_bytes(base64.b64decode(shot["data"]))


def look_at_pages(page):
    """What each language looks like, and the map."""
    for tongue in ("easy", "en", "ja"):
        page.tap(f"#tongue-{tongue}")
        page.value("window.scrollTo(0, 0)")
        page.picture(tongue)
        if PICTURES:
            page.value("window.scrollTo(0, 100000)")
            page.picture(f"{tongue}-below")
    page.value("window.scrollTo(0, 0)")
    page.tap("#way-map")
    words = page.until("the map", "Array.from(document.querySelectorAll('#map-room text')).map(t => t.textContent).join('')")
    say("map " + words.replace("\n", " "))
    page.picture("map")
    page.tap("#larger")
    page.tap("#larger")
    page.picture("map-larger")
    assert page.value("document.getElementById('map-room').scrollWidth > 2 * document.getElementById('map-room').clientWidth")
    page.tap("#back")
    page.until("the page", READY)


def send_pictures(page):
    page.until("pictures are taken", "!document.getElementById('photo-row').hidden")
    page.choose(FOLDER / "nothing.jpg")
    page.until("that it is none", "!document.getElementById('notice').hidden && !document.querySelector('#sent canvas')")
    page.choose(FOLDER / "paper.jpg")
    at = time.monotonic()
    page.until("the picture's tick", "document.querySelectorAll('#sent .there canvas').length === 1")
    say("photo", time.monotonic() - at)
    page.value("window.scrollTo(0, 0)")
    page.picture("photo")
    page.value("document.querySelector('#sent').scrollIntoView()")
    page.picture("photo-sent")
    page.value("window.scrollTo(0, 0)")


def main():
    program = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
    if not program:
        print("SKIPPED: no Chromium here to be a phone")
        return
    page = Browser(program)
    try:
        page.ask("Page.navigate", url=ADDRESS)
        page.until("the page", READY)
        assert page.value("location.href").find("#") < 0, "the key stands in the address"
        say("first", page.write("木かげのベンチ"))
        page.until("the tick", "document.querySelectorAll('#sent .there').length === 1")
        say("ticked")
        look_at_pages(page)
        send_pictures(page)
        say("page")
        end = time.monotonic() + PATIENCE_S
        while not (FOLDER / "gone").exists() and time.monotonic() < end:
            time.sleep(0.02)
        page.write("雨の日の屋根")
        page.until("a card that waits", "document.querySelectorAll('#sent .waits').length === 1")
        page.picture("waits")
        say("waits")
        page.until("the tick", "document.querySelectorAll('#sent .there').length === 3")
        say("back")
    finally:
        page.process.kill()
        page.process.wait()


main()
