"""What belongs to the course's folder, as one archive: a wheel carries it, and a bundle is made from it.

Only Python's own library is used, for this is also read where a wheel is built.
"""

import json
import os
import re
import subprocess
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

NOT_OURS = {".git", ".venv", ".fedlearn", "__pycache__", ".ipynb_checkpoints", ".pytest_cache", "build", "dist"}


def names(root: Path) -> list[str]:
    """The files of the course, as `data/README.md`: not what a learner, Python or a test run put beside them."""
    if (root / ".git").exists():
        command = ["git", "ls-files", "-z"]
        known = subprocess.run(command, cwd=root, check=True, capture_output=True, encoding="utf-8").stdout.split("\0")
    elif (root / ".fedlearn" / "course.json").exists():  # of `fedlearn-course new`
        known = json.loads((root / ".fedlearn" / "course.json").read_text(encoding="utf-8"))
    else:
        known = (path.relative_to(root).as_posix() for path in _walk(root))
    return sorted(name for name in known if name and (root / name).is_file())


def _walk(root: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(root):
        folders[:] = {*folders} - NOT_OURS
        yield from (Path(place, name) for name in files if ".yours-" not in name)


def filled_in(root: Path) -> list[str]:
    """The exercises that hold an answer in this folder."""
    rooms = "".join(path.read_text(encoding="utf-8") for path in (root / "fedlearn_lib").glob("*.py"))
    course = tomllib.loads((root / "fedlearn_lib/course/exercises.toml").read_text(encoding="utf-8"))
    exercises = (each["name"] for each in course["exercise"])
    return [name for name in exercises if not re.search(rf'NotFilledIn\("{name}"\)', rooms)]


def write_archive(root: Path, path: Path, instead: dict[str, bytes] | None = None) -> None:
    """Write the course into a zip, the same bytes whenever it is written.

    Args:
        root: the course's folder.
        path: the archive.
        instead: for some files, what stands in the archive instead of what stands in the folder.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names(root):
            data = (instead or {}).get(name)
            archive.writestr(_entry(name), (root / name).read_bytes() if data is None else data)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)  # of 1980: no time of its own
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
