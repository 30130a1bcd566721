#!/ usr / bin / env python3
"""Validates session files against docs/session.schema.json, and the schema against files it must refuse.

usage: validate.py SCHEMA FILE-OR-FOLDER...
"""
import copy
import json
import pathlib
import sys

import jsonschema

schema = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())

files = []
for name in sys.argv[2:]:
    path = pathlib.Path(name)
    files += sorted(path.glob("*.json")) if path.is_dir() else [path]
failed = 0
for path in files:
    session = json.loads(path.read_text(encoding="utf-8"))
    if session.get("format") != "kurumaza-session":
        continue
    for error in validator.iter_errors(session):
        failed += 1
        print(f"{path}: {error.json_path}: {error.message}")
if len(files) < 3:
    sys.exit(f"only {len(files)} session files to validate: run storage_tests first")

#A schema that takes anything proves nothing : each of these must be refused.
good = json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"))


def broken(change):
    session = copy.deepcopy(good)
    change(session)
    return session


board = lambda s: s["boards"][0]
for what, change in {
    "another format": lambda s: s.update(format="x"),
    "a newer version": lambda s: s.update(version=2),
    "no id": lambda s: s.pop("id"),
    "an id that is no UUID": lambda s: s.update(id="7"),
    "makers that are no list": lambda s: s.update(makers="a"),
    "an unknown colour": lambda s: board(s)["cards"][0].update(color="mauve"),
    "a position of three": lambda s: board(s)["cards"][0].update(pos=[1, 2, 3]),
    "a position off the table": lambda s: board(s)["cards"][0].update(pos=[1, 50001]),
    "a turn beyond half": lambda s: board(s)["cards"][0].update(turn=4),
    "a size of nothing": lambda s: board(s)["cards"][0].update(size=[0, 0]),
    "a local time": lambda s: board(s)["cards"][0].update(made="2026-07-05 10:30"),
    "too many dots": lambda s: board(s)["cards"][0].update(alone=100),
    "ink of width 0": lambda s: board(s)["cards"][0].update(ink=[[0, 1, 2]]),
    "ink without a point": lambda s: board(s)["cards"][0].update(ink=[[0.7]]),
    "ink off the card": lambda s: board(s)["cards"][0].update(ink=[[0.7, 1, 200]]),
    "ink that is text": lambda s: board(s)["cards"][0].update(ink=["0.7,1,2"]),
    "an unknown place": lambda s: board(s)["cards"][0].update(place="floor"),
    "an unknown relation": lambda s: board(s)["relations"][0].update(kind="love"),
    "too many points": lambda s: board(s)["votes"][0].update(points=1001),
    "level 0": lambda s: board(s)["islands"][0].update(level=0),
    "an unknown step": lambda s: board(s).update(step="dance"),
}.items():
    if validator.is_valid(broken(change)):
        failed += 1
        print(f"the schema takes {what}")

if failed:
    sys.exit(1)
print(f"{len(files)} files are valid")
