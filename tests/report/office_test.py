"""What the program writes for offices, opened by other programs: openpyxl reads the Excel file, LibreOffice makes
pages of it and of the Word document. Skipped, with the reason, where one of them is missing.

usage: office_test.py BUILD-FOLDER
"""

import csv
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

BUILD = pathlib.Path(sys.argv[1])
SOURCE = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = SOURCE / "sessions" / "example.json"
left_out = []
wrong = []


def check(is_so, what):
    if not is_so:
        wrong.append(what)
        print("WRONG:", what)


def report(out, *more):
    program = BUILD / "kurumaza"
    if not program.exists():
        left_out.append("the program is not built")
        return False
    subprocess.run([program, "report", EXAMPLE, "--lang", "ja", "--out", out, *more], check=True,
                   stdout=subprocess.DEVNULL)
    return True


def pages_of(file, folder):
    """The text of the PDF that LibreOffice makes of it; nothing where that is not there."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office or not shutil.which("pdftotext"):
        left_out.append("LibreOffice or pdftotext is not there")
        return None
    subprocess.run([office, f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to",
                    "pdf", "--outdir", folder, file], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, timeout=240)
    pdf = folder / (file.stem + ".pdf")
    check(pdf.exists(), f"LibreOffice opens {file.name}")
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True,
                          text=True).stdout if pdf.exists() else None


def excel(folder):
    if not report(folder, "--format", "xlsx,csv"):
        return
    with open(folder / "example.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    check("書いた人" not in rows[0], "nobody is named in the CSV")
    sys.path.append("/usr/lib/python3/dist-packages")  # of Debian's own, whichever python3 this is
    try:
        import openpyxl
    except ImportError:
        left_out.append("openpyxl is not there")
    else:
        book = openpyxl.load_workbook(folder / "example.xlsx")
        check(book.sheetnames[:3] == ["カード", "島", "関係線"], f"the sheets: {book.sheetnames}")
        cards = book["カード"]
        check(cards.freeze_panes == "A2", "the head is frozen")
        check(cards.auto_filter.ref is not None, "there are filters")
        check(cards.print_title_rows == "$1:$1", "the head is printed on each page")
        check(cards.page_setup.orientation == "landscape", "pages lie across")
        told = [[("" if c is None else str(c)) for c in row] for row in cards.values]
        check(len(told) == len(rows), f"{len(rows)} rows in both: {len(told)}")
        check(told[0] == rows[0], "both have the same head")
        check([r[5] for r in told] == [r[5].removeprefix("'") for r in rows], "both have the same cards")
        check(all(cell.data_type != "f" for row in cards for cell in row), "nothing is a formula")
    text = pages_of(folder / "example.xlsx", folder)
    if text is not None:
        check("声をかけあい" in text or "声をかけ" in text, "the plates are on the pages")


def word(folder):
    sample = BUILD / "office_samples" / "sample.docx"
    if not sample.exists():
        left_out.append("the sample was not written")
        return
    text = pages_of(sample, folder)
    if text is None:
        return
    flat = "".join(text.split())
    for words in ("協働のまちづくり", "目次", "評価の多い順", "見守", "<script>alert(1)</script>&=1+1",
                  "図1島は3つ", "とてもよい", "令和8年7月5日"):
        check(words in flat, f"the pages say {words}")
    pages = text.split("\f")
    heads = [n for n, page in enumerate(pages) if "順位" in page and "割合" in page]
    check(len(heads) >= 2, f"the table's head repeats on its pages: {heads}")
    check(any(re.search(r"2\s*/\s*\d", page) for page in pages), "the pages are numbered")


def book(folder):
    """A collection: its page finds in a browser, and its Excel file has every card with where it comes from."""
    program = BUILD / "kurumaza"
    if not program.exists():
        return
    (folder / "broken.json").write_text('{"kurumaza":')
    done = subprocess.run([program, "collect", EXAMPLE, folder / "broken.json", "--lang", "ja", "--out",
                           folder / "book", "--reports"], capture_output=True, text=True)
    check(done.returncode == 1 and "broken.json" in done.stderr, "what was left out is named")
    page = (folder / "book" / "index.html").read_text(encoding="utf-8")
    cards = page.count("<li class=")
    check((folder / "book" / "reports" / "001.html").exists(), "the report is there, too")
    try:
        import openpyxl
    except ImportError:
        left_out.append("openpyxl is not there")
    else:
        sheets = openpyxl.load_workbook(folder / "book" / "collection.xlsx", read_only=True)
        rows = list(sheets["カード"].values)
        check(len(rows) > cards, f"every card is a row: {len(rows)} of {cards}")
        check(all(row[0] == 1 and row[1] for row in rows[1:]), "every row says where it comes from")
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not browser:
        left_out.append("no browser is there")
        return
    asks = """<script>const f=document.getElementById('finder');f.elements.words.value='%s';
      f.requestSubmit();document.title='shown '+[...document.querySelectorAll('.cards li')].filter(c=>!c.hidden).length
      +' said '+document.getElementById('said').textContent+(f.hidden?' hidden':'')</script></body>"""
    for words, least, most in (("", cards, cards), ("ｾﾝﾀｰ", 1, 10), ("ない 人", 1, cards // 2), ("無い言葉", 0, 0)):
        asked = folder / "book" / "asked.html"
        asked.write_text(page.replace("</body>", asks % words), encoding="utf-8")
        dom = subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom",
                              f"--user-data-dir={folder}/browser", asked.as_uri()], capture_output=True,
                             text=True, timeout=120).stdout
        said = re.search(r"<title>shown (\d+) said ([^<]*)</title>", dom)
        check(said is not None and least <= int(said[1]) <= most, f"finding “{words}”: {said and said[0]}")
        check(said is None or "hidden" not in said[2], "the form is shown where scripts run")


with tempfile.TemporaryDirectory() as name:
    excel(pathlib.Path(name))
    word(pathlib.Path(name))
    book(pathlib.Path(name))
if wrong:
    sys.exit(1)
for reason in left_out:
    print("SKIPPED:", reason)
print("all is as it should be")
