"""Reports opened by a browser: arguments: the program, the example session, a folder for packages.

Chromium prints the HTML report: it has page numbers, and every card's text can be found in the PDF by pdftotext. It opens
the maps as SVG: every card's text is there. axe-core (from npm, or KURUMAZA_AXE: its axe.min.js) finds nothing against
WCAG 2.2 A and AA in the report, with furigana too, in the maps and in the city's book, on a desk's screen and on a
phone's. What is missing on this machine is said, and skipped.
"""

import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import npm_packages

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM, SESSION, PACKAGES = (pathlib.Path(a).resolve() for a in sys.argv[1:4])
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
    """axe.min.js, or None and why not."""
    if given := os.environ.get("KURUMAZA_AXE"):
        return pathlib.Path(given), ""
    modules, reason = npm_packages.installed(PACKAGES, ["axe-core@4.10.3"])
    return (modules / "axe-core/axe.min.js", "") if modules else (None, reason)


def squeezed(text):
    return re.sub(r"\s+", "", text)


def check_cards(text, where):
    found = squeezed(text)
    boards = json.loads(SESSION.read_text())["boards"]
    cards = [c["text"] for b in boards for c in b["cards"] if c.get("place", "table") == "table" and c["text"]]
    assert cards
    # A card may be parted by a page's end.
    gone = [c for c in cards if squeezed(c)[:6] not in found]
    assert not gone, f"not {where}: {gone}"


def check_maps(folder, maps):
    """Each is well formed for a browser, and together they say every card."""
    assert maps
    said = []
    for file in maps:
        dom = run_browser(folder, "--dump-dom", file.as_uri())
        assert "<parsererror" not in dom and "<svg" in dom, f"{file.name} is no picture to a browser"
        texts = re.findall(r"<(?:text|tspan)[^>]*>([^<]*)", dom)
        assert texts, f"no text in {file.name}"
        said += texts
    return "".join(html.unescape(t) for t in said)


def as_page(svg):
    """A map as it stands in somebody's page."""
    text = re.sub(r"^<\?xml[^>]*>", "", svg.read_text()).strip()
    return f'<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>map</title></head><body><main><h1>map</h1>{text}</main></body></html>'


def check_print(folder, page):
    pdf = folder / "page.pdf"
    run_browser(folder, "--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri())
    if not shutil.which("pdftotext"):
        print("no pdftotext here (poppler-utils): the print is not read")
        return
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True).stdout.decode()
    pages = text.count("\f")
    assert f"2/{pages}" in squeezed(text), "the second page has no number"
    check_cards(text, "on paper")


def check_axe(folder, name, page, script):
    run = ("axe.run(document,{runOnly:%s}).then(r=>{document.body.innerHTML='<pre id=axe>'+"
           "JSON.stringify(r.violations.map(v=>[v.id,v.nodes.length]))+'</pre>'})" % json.dumps(RULES))
    tried = folder / "axe.html"
    inner = script.read_text().replace("</script", "<\\/script")
    assert "</body>" in page
    tried.write_text(page.replace("</body>", f"<script>{inner}</script><script>{run}</script></body>"))
    for width in (1280, 390):
        seen = run_browser(folder, f"--window-size={width},900", "--virtual-time-budget=60000", "--dump-dom",
                           tried.as_uri())
        told = re.search(r'<pre id="axe">(.*?)</pre>', seen)
        assert told, f"axe told nothing of {name}"
        assert told.group(1) == "[]", f"axe on {name} at {width} px: {told.group(1)}"


def main():
    browser()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)

        def write(*words):
            subprocess.run([PROGRAM, *words], check=True, capture_output=True)

        write("report", SESSION, "--out", folder / "plain", "--format", "html,svg")
        write("report", SESSION, "--out", folder / "ruby", "--format", "html", "--furigana")
        write("collect", SESSION, "--out", folder / "book")
        page = folder / "plain" / (SESSION.stem + ".html")
        maps = sorted((folder / "plain").glob("*.svg"))
        check_print(folder, page)
        check_cards(check_maps(folder, maps), "in the maps")
        script, reason = axe()
        if not script:
            print(f"SKIPPED: accessibility is not looked at: {reason}")
            sys.exit(SKIPPED)
        check_axe(folder, "the report", page.read_text(), script)
        check_axe(folder, "the report with furigana", next((folder / "ruby").glob("*.html")).read_text(), script)
        for svg in maps:
            check_axe(folder, svg.name, as_page(svg), script)
        book = sorted((folder / "book").glob("*.html"))
        assert book
        for file in book:
            check_axe(folder, f"the book's {file.name}", file.read_text(), script)


main()
