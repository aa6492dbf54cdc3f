"""The linter is quiet, and no file knows the machine it was written on."""

import re
import subprocess
import sys

from fedlearn_lib.course.copies import CHECKOUT

TEXT = {".py", ".md", ".toml", ".yml", ".cff", ".json", ".ipynb", ".cfg", ""}
FOLDERS = ("fedlearn_lib", "notebooks", "tests", "benchmarks", "data", "share", ".ci", ".devcontainer")


def test_ruff_is_quiet():
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format", "concise", "."]
    result = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, encoding="utf-8")
    assert result.returncode == 0, result.stdout


def test_no_file_holds_a_path_of_a_machine():
    machine_path = re.compile(r"/(?:root|home|Users)/\w+|C:\\\\Users")
    files = [path for folder in FOLDERS for path in (CHECKOUT / folder).rglob("*")]
    files += [path for path in CHECKOUT.iterdir() if path.is_file()]
    found = [
        path.relative_to(CHECKOUT).as_posix()
        for path in files
        if path.suffix in TEXT and path.is_file() and "__pycache__" not in path.parts
        and machine_path.search(path.read_text(encoding="utf-8", errors="replace"))
        and path.name != "test_style.py"
    ]
    assert found == []
