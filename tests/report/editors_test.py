"""The example's maps as other editors' files: opened by the editors' own packages from npm, checked against JSON
Canvas 1.0, and read again by the program. Skipped (77) with its reason where node or npm are missing.

    editors_test.py KURUMAZA SESSION FOLDER-FOR-PACKAGES"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import npm_packages

PACKAGES = ["@tldraw/tlschema@5.1.1", "@tldraw/store@5.1.1", "@excalidraw/excalidraw@0.18.1", "react@19", "react-dom@19",
            "jsdom@29", "esbuild@0.28"]
HERE = pathlib.Path(__file__).parent


def skip(reason):
    print("skipped:", reason)
    sys.exit(77)


def run(*words):
    done = subprocess.run([str(w) for w in words], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
    return done.stdout


def on_the_table(board):
    return [c for c in board["cards"] if c.get("place", "table") == "table"]


def told(boards):
    """What of maps has to come back, wherever on a table they lie."""
    cards, islands, lines = [], [], []
    for board in boards:
        there = {c["id"]: c for c in on_the_table(board)}
        plates = {i["id"]: i["plate"] for i in board["islands"]}
        name = {**{i: c["text"] for i, c in there.items()}, **plates}
        points = {}
        for vote in board.get("votes", []):
            if vote["target"] in name and not vote.get("secret"):
                points[vote["target"]] = points.get(vote["target"], 0) + vote["points"]
        for i, c in there.items():
            cards.append([c["text"], c["color"], plates.get(c.get("island"), ""), c.get("alone", 0), points.get(i, 0),
                          round(c["turn"], 4), c["size"]])
        for i in board["islands"]:
            islands.append([i["plate"], i["level"], i["symbol"], plates.get(i.get("parent"), ""), points.get(i["id"], 0)])
        for r in board["relations"]:
            if r["from"] in name and r["to"] in name:
                lines.append([r["kind"], name[r["from"]], name[r["to"]], r["words"]])
    return {"cards": sorted(cards), "islands": sorted(islands), "relations": sorted(lines)}


def check_canvas(file):
    canvas = json.loads(file.read_text(encoding="utf-8"))
    nodes = {n["id"]: n for n in canvas["nodes"]}
    assert len(nodes) == len(canvas["nodes"]), "ids stand once"
    for node in canvas["nodes"]:
        assert node["type"] in ("text", "file", "link", "group")
        for key in ("x", "y", "width", "height"):
            assert isinstance(node[key], int), f"{key} is a whole number"
        assert node["type"] != "text" or isinstance(node["text"], str)
        assert node.get("color", "1") in "123456"
    for edge in canvas["edges"]:
        assert edge["fromNode"] in nodes and edge["toNode"] in nodes
        assert edge["fromEnd"] in ("none", "arrow") and edge["toEnd"] in ("none", "arrow")
    print(f"{file.name}: JSON Canvas, {len(nodes)} nodes, {len(canvas['edges'])} edges")


def comes_back(program, out, ending, files, wanted):
    again = out / f"again-{files[0].stem}-{ending}.json"
    run(program, "new", again, "--title", "Again")
    print(run(program, "import", again, *files).strip())
    found = told(json.loads(again.read_text(encoding="utf-8"))["boards"])
    for key in wanted:
        if ending == "canvas" and key == "cards":  # whole pixels: a quarter of a millimetre
            assert [c[:-1] for c in found[key]] == [c[:-1] for c in wanted[key]], f"{ending}: {key}"
        else:
            missing = [w for w in wanted[key] if w not in found[key]]
            assert found[key] == wanted[key], f"{ending}: {key}: {missing[:3]} of {len(wanted[key])}"


def main():
    program, session, folder = (pathlib.Path(p).absolute() for p in sys.argv[1:4])
    with tempfile.TemporaryDirectory() as name:
        out = pathlib.Path(name)
        shutil.copy(session, out / "example.json")
        run(program, "report", out / "example.json", "--format", "canvas,excalidraw,tldr", "--out", out, "--lang", "ja")
        wanted = told(json.loads(session.read_text(encoding="utf-8"))["boards"])
        for ending in ("canvas", "excalidraw", "tldr"):
            files = sorted(out.glob(f"*.{ending}"))
            assert files, f"no .{ending}"
            comes_back(program, out, ending, files, wanted)
            # What came from this session changes nothing where nothing was changed.
            run(program, "import", out / "example.json", *files)
            assert told(json.loads((out / "example.json").read_text(encoding="utf-8"))["boards"]) == wanted, ending
        for file in sorted(out.glob("*.canvas")):
            check_canvas(file)
        modules, reason = npm_packages.installed(folder, PACKAGES)
        if not modules:
            skip(f"the editors' own packages did not open the files: {reason}")
        print(run(shutil.which("node"), HERE / "editors_check.mjs", modules, out).strip())
        for ending in ("excalidraw", "tldr"):
            comes_back(program, out, ending, sorted(out.glob(f"saved-*.{ending}")), wanted)


main()
