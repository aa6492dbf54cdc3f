"""The linter is quiet, except about what learners wrote."""

import subprocess
import sys

from fedlearn_lib.course.copies import CHECKOUT


def ruff(folder, *paths):
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format", "concise", *paths]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")


def test_ruff_is_quiet_about_the_course():
    ours = ["fedlearn_lib/course", "fedlearn_lib/engine", "fedlearn_lib/given", "tests", "benchmarks", "book", "data"]
    result = ruff(CHECKOUT, *ours, "share", "start.py")
    assert result.returncode == 0, result.stdout


def test_ruff_is_quiet_about_the_notebooks(filled_copy):
    configuration = CHECKOUT / "pyproject.toml"
    (filled_copy / "pyproject.toml").write_bytes(configuration.read_bytes())
    result = ruff(filled_copy, "notebooks", "fedlearn_lib")
    assert result.returncode == 0, result.stdout
