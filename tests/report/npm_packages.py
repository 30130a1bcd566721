"""Packages from npm that tests open our files with: installed once into a folder of the build's."""

import shutil
import subprocess


def installed(folder, packages, seconds=240):
    """Their node_modules folder and "", or None and why they are not to be had here."""
    npm = shutil.which("npm")
    if not shutil.which("node") or not npm:
        return None, "node or npm is not there"
    modules = folder / "node_modules"
    wanted = "\n".join(packages)
    mark = folder / "installed.txt"
    if mark.is_file() and mark.read_text() == wanted:
        return modules, ""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text('{"private": true}')
    try:
        done = subprocess.run([npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--legacy-peer-deps",
                               *packages], cwd=folder, capture_output=True, text=True, timeout=seconds)
    except subprocess.TimeoutExpired:
        return None, "npm took too long"
    if done.returncode != 0:
        return None, "npm can't install them here: " + done.stderr.strip()[-300:]
    mark.write_text(wanted)
    return modules, ""
