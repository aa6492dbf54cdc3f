"""The linter is quiet."""

import subprocess
import sys

from fedlearn_lib.course.copies import CHECKOUT


def test_ruff_is_quiet():
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format", "concise", "."]
    result = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, encoding="utf-8")
    assert result.returncode == 0, result.stdout
