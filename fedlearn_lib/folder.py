"""`fedlearn-course new FOLDER`: a folder of one's own out of the installed wheel, without git.

The wheel carries the whole course in `course.zip`; in the new folder `python3 start.py` works as in a clone. Only
Python's own library is used, so that `pip install --no-deps` of the wheel is enough.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ARCHIVE = Path(__file__).with_name("course.zip")
START = "py start.py" if os.name == "nt" else "python3 start.py"


class Refused(Exception):
    """Why nothing was done, and what to do, in a sentence."""


def new(folder: Path, archive: Path) -> None:
    """Unpack the course into a folder that is empty or does not exist: all of it, or nothing.

    Raises:
        Refused: something stands there already.
        OSError: it cannot be written.
    """
    folder = folder.absolute()
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise Refused(f"{folder} is not empty: name a folder that does not exist yet.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    unfinished = folder.with_name(f".fedlearn-{folder.name}.tmp")
    shutil.rmtree(unfinished, ignore_errors=True)  # of one who was interrupted
    try:
        with zipfile.ZipFile(archive) as course:
            course.extractall(unfinished)
            # By this an update knows what its learner changed.
            listing = {entry.filename: entry.CRC for entry in course.infolist()}
        (unfinished / ".fedlearn").mkdir()
        (unfinished / ".fedlearn" / "course.json").write_text(json.dumps(listing), encoding="utf-8")
        if folder.exists():
            folder.rmdir()  # it is empty, and Windows moves nothing onto it
        unfinished.rename(folder)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise


def update(folder: Path, archive: Path) -> int:
    """Bring the wheel's course into a folder that `new` made: its own `start.py` does, and keeps the answers.

    Raises:
        Refused: it is no course's folder, or a clone.
    """
    if not (folder / "start.py").is_file():
        raise Refused(f"{folder} is no folder of the course: `fedlearn-course new FOLDER` makes one.")
    if (folder / ".git").exists():
        raise Refused(f"{folder} is a clone: `{START} update` in it brings a newer course.")
    return subprocess.run([sys.executable, folder / "start.py", "update", "--from", archive.absolute()]).returncode


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line says; returns the exit status."""
    parser = argparse.ArgumentParser(prog="fedlearn-course", description="Make a folder of the course, or renew it.")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for verb, help in {
        "new": "put the course into a new folder: notebooks, data, and the library that you fill",
        "update": "bring this newer course into such a folder; your answers come along",
    }.items():
        verbs.add_parser(verb, help=help, description=help).add_argument("folder", type=Path, metavar="FOLDER")
    options = parser.parse_args(arguments)
    try:
        if not ARCHIVE.exists():
            root = ARCHIVE.parents[1]
            raise Refused(f"{root} is a folder of the course already: `{START} update` in it brings a newer one.")
        if options.verb == "update":
            return update(options.folder, ARCHIVE)
        new(options.folder, ARCHIVE)
        print(f"Your course stands in {options.folder}. Change into it, and open it with `{START}`.")
        return 0
    except Refused as refused:
        reason = str(refused)
    except OSError as error:
        reason = f"{options.folder} cannot be written ({error.strerror or error}): make room, or name another folder."
    except KeyboardInterrupt:
        reason = "Stopped; nothing was written."
    print(reason, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
