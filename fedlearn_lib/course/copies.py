"""Copies of the course in which tests, builds and benchmarks work, so that the checkout stays clean."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from . import notebooks
from .catalogue import exercises, rooms
from .checkout import CHECKOUT
from .library import SOLUTION, Library
from .reference import solution_body, stub_room

PARTS = ("fedlearn_lib", "notebooks", "data")


def copy_course(destination: Path, *, filled: bool = False) -> Path:
    """Copy the course as a fresh clone holds it, whatever a learner filled into this checkout.

    Args:
        destination: a folder that does not exist yet.
        filled: whether the reference answers are filled in.
    """
    # What Python compiled of the checkout is good for the copy, too; but not of the rooms, which are written anew.
    compiled = (f"{room}.*.pyc" for room in rooms())
    ignore = shutil.ignore_patterns(".ipynb_checkpoints", "*.tmp", *compiled)
    for part in PARTS:
        shutil.copytree(CHECKOUT / part, destination / part, ignore=ignore)
    for solved in (destination / "notebooks" / "solved").glob("*.ipynb"):
        # Solved and learner notebooks are in step; a learner's own may hold answers and outputs.
        path = destination / "notebooks" / solved.name
        path.write_text(_fresh_text(solved.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    for room in rooms():
        path = destination / "fedlearn_lib" / f"{room}.py"
        path.write_text(_stub_text(room), encoding="utf-8", newline="\n")
    if filled:
        for path, data in _filled_files().items():
            (destination / path).parent.mkdir(parents=True, exist_ok=True)
            (destination / path).write_bytes(data)
    return destination


@cache  # a hundred tests take a copy each
def _fresh_text(solved: str) -> str:
    return notebooks.as_text(notebooks.fresh(json.loads(solved)))


@cache
def _stub_text(room: str) -> str:
    return stub_room(room)


@cache
def _filled_files() -> dict[str, bytes]:
    """What filling changes in a copy: its rooms, and what the course remembers of them."""
    with tempfile.TemporaryDirectory() as folder:
        copy = copy_course(Path(folder) / "course")
        fill_all(Library(copy / "fedlearn_lib"))
        changed = [copy / "fedlearn_lib" / f"{room}.py" for room in rooms()]
        changed += [path for path in (copy / ".fedlearn").rglob("*") if path.is_file()]
        return {path.relative_to(copy).as_posix(): path.read_bytes() for path in changed}


def fill_all(library: Library) -> list[str]:
    """Fill every open exercise with its solution; returns their names."""
    filled = []
    for exercise in exercises().values():
        if library.standing(exercise).to_do:
            library.write(exercise, solution_body(exercise), SOLUTION)
            filled.append(exercise.name)
    return filled


def environment_for(copy: Path) -> dict[str, str]:
    """Environment variables with which a process runs the copy, not the checkout it came from."""
    return {
        **os.environ,
        "PYTHONPATH": str(copy.resolve()),
        "PYTHONDONTWRITEBYTECODE": "1",
        "OPENBLAS_NUM_THREADS": "1",  # several copies run side by side; threads would only collide
    }


def run_in_copy(
    copy: Path, *command: str, variables: dict[str, str] | None = None, **options
) -> subprocess.CompletedProcess:
    """Run Python with arguments in a copy, with more environment variables if need be."""
    environment = environment_for(copy) | (variables or {})
    return subprocess.run([sys.executable, *command], cwd=copy, env=environment, check=False, **options)

