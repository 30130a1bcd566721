"""Report pages opened by a browser: arguments: the program, the example session.

Chromium prints the HTML report: it has page numbers, and every card's text can be found in the PDF by pdftotext.
axe-core (KURUMAZA_AXE: its axe.min.js, or node_modules/axe-core) finds nothing against WCAG 2.2 A and AA, on a
desk's screen and on a phone's. What is missing on this machine is said, and skipped.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM, SESSION = (pathlib.Path(a).resolve() for a in sys.argv[1:3])
SKIPPED = 77
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def browser():
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    print("SKIPPED: no Chromium here to open the report with")
    sys.exit(SKIPPED)


def run_browser(folder, *arguments):
    return subprocess.run(
        [browser(), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile", *arguments],
        check=True, capture_output=True, timeout=240).stdout.decode()


def axe():
    places = [os.environ.get("KURUMAZA_AXE", ""), ROOT / "node_modules/axe-core/axe.min.js",
              "/usr/share/javascript/axe-core/axe.min.js"]
    return next((pathlib.Path(p) for p in places if p and pathlib.Path(p).is_file()), None)


def squeezed(text):
    return re.sub(r"\s+", "", text)


def check_print(folder, page):
    pdf = folder / "page.pdf"
    run_browser(folder, "--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri())
    if not shutil.which("pdftotext"):
        print("no pdftotext here (poppler-utils): the print is not read")
        return
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True).stdout.decode()
    pages = text.count("\f")
    assert f"2/{pages}" in squeezed(text), "the second page has no number"
    found = squeezed(text)
    boards = json.loads(SESSION.read_text())["boards"]
    cards = [c["text"] for b in boards for c in b["cards"] if c.get("place", "table") == "table" and c["text"]]
    assert cards
    # A card may be parted by a page's end.
    gone = [c for c in cards if squeezed(c)[:6] not in found]
    assert not gone, f"not on paper: {gone}"


def check_axe(folder, page, script):
    run = ("axe.run(document,{runOnly:%s}).then(r=>{document.body.innerHTML='<pre id=axe>'+"
           "JSON.stringify(r.violations.map(v=>[v.id,v.nodes.length]))+'</pre>'})" % json.dumps(RULES))
    tried = folder / "axe.html"
    inner = script.read_text().replace("</script", "<\\/script")
    tried.write_text(page.read_text().replace("</body>", f"<script>{inner}</script><script>{run}</script></body>"))
    for width in (1280, 390):
        seen = run_browser(folder, f"--window-size={width},900", "--virtual-time-budget=60000", "--dump-dom",
                           tried.as_uri())
        told = re.search(r'<pre id="axe">(.*?)</pre>', seen)
        assert told, "axe told nothing"
        assert told.group(1) == "[]", f"axe at {width} px: {told.group(1)}"


def main():
    browser()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([PROGRAM, "report", SESSION, "--out", folder], check=True, capture_output=True)
        page = folder / (SESSION.stem + ".html")
        check_print(folder, page)
        script = axe()
        if script:
            check_axe(folder, page, script)
        else:
            print("no axe-core here (npm pack axe-core, KURUMAZA_AXE=…/axe.min.js): accessibility is not looked at")


main()
