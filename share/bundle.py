"""Collect the course and its packages for laptops without a network: `python3 start.py bundle FOLDER`.

The folder holds `course` (as a fresh clone, whatever stands in this one), `packages` (wheels), and `bundle.json`, by
which `python3 start.py install --from FOLDER` knows whether they fit.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from email import message_from_bytes
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import course_files  # noqa: E402
from packaging.requirements import Requirement  # noqa: E402
from packaging.utils import canonicalize_name  # noqa: E402

import start  # noqa: E402
from fedlearn_lib import folder as course_folder  # noqa: E402
from fedlearn_lib.course import build, catalogue, notebooks, reference  # noqa: E402

# The machines that `--for` names: tags of the wheels that run there, the best first, and what Python says there.
MACHINES = {
    "windows": (["win_amd64"], ("nt", "win32", "Windows", "AMD64")),
    "macos": (["macosx_12_0_arm64"], ("posix", "darwin", "Darwin", "arm64")),
    "linux": ([f"manylinux_2_{minor}_x86_64" for minor in range(28, 16, -1)], ("posix", "linux", "Linux", "x86_64")),
}
NAMES = "os_name", "sys_platform", "platform_system", "platform_machine"
THIS_PYTHON = "{}.{}".format(*sys.version_info)
# pip chooses wheels for another machine, but asks which packages are needed there as if it ran there: so tell it.
PIP_AS_IF_THERE = """
import json, sys
from pip._vendor.packaging import markers
there, here = json.loads(sys.argv.pop(1)), markers.default_environment
markers.default_environment = lambda: {**here(), **there}
from pip._internal.cli.main import main
sys.exit(main())
"""


def machine_of(system: str | None) -> str:
    """A kind of machine, as `start.machine` calls it."""
    return start.machine(*(MACHINES[system][1][2:] if system else ()))


def python_version(text: str) -> str:
    if not re.fullmatch(r"3\.\d+", text) or tuple(map(int, text.split("."))) < start.OLDEST_PYTHON:
        raise argparse.ArgumentTypeError(f"{text} is no version of Python that the course runs with, such as 3.12")
    return text


def command(packages: Path, requirements: list[str], system: str | None, python: str) -> list[str]:
    """What downloads the wheels for a Python on one kind of machine; on such as this, where none is named."""
    pip = [sys.executable, "-c", PIP_AS_IF_THERE, json.dumps(environment(system, python)), "download", "--no-input"]
    options = ["--disable-pip-version-check", "--progress-bar=off", "--only-binary=:all:", f"--dest={packages}"]
    options += [f"--platform={tag}" for tag in (MACHINES[system][0] if system else [])]
    return [*pip, *options, f"--python-version={python}", *requirements]


def environment(system: str | None, python: str) -> dict[str, str]:
    """What Python says of itself there, as far as packages ask for it."""
    names = dict(zip(NAMES, MACHINES[system][1], strict=True)) if system else {}
    return {**names, "python_version": python, "python_full_version": f"{python}.0"}


def download(packages: Path, requirements: list[str], system: str | None, python: str) -> None:
    """Download what one kind of machine needs, and make sure that it is all.

    Raises:
        start.Stop: something was not found, or could not be downloaded.
    """
    where = f"Python {python} on {machine_of(system)}"
    print(f"Downloading the packages for {where} ...")
    pipe = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "encoding": "utf-8", "errors": "replace"}
    done = subprocess.run(command(packages, requirements, system, python), **pipe)
    if done.returncode:
        none = re.search(r"No matching distribution found for (\S+)", done.stdout)
        if none and "connection broken" not in done.stdout:
            raise start.Stop(f"There is no wheel of {none[1]} for {where}: name another one by --python or --for.")
        raise start.Stop(f"{start.explain(done.stdout)} (pip: {done.stdout.strip().splitlines()[-1]})")
    if missing := lacking(packages, requirements, environment(system, python)):
        raise start.Stop(f"pip left out {', '.join(sorted(missing))}, needed by {where}: update pip, or report this.")


def lacking(packages: Path, requirements: list[str], there: dict[str, str]) -> set[str]:
    """The packages that are needed, directly or by another one, and of which there is no wheel."""
    needs: dict[str, list[Requirement]] = {}
    for wheel in packages.glob("*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            (name,) = (name for name in archive.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", name))
            metadata = message_from_bytes(archive.read(name))
        needed = [Requirement(text) for text in metadata.get_all("Requires-Dist", [])]
        needs.setdefault(canonicalize_name(metadata["Name"]), []).extend(needed)
    to_see, seen, missing = [(Requirement(text), "") for text in requirements], set(), set()
    while to_see:
        requirement, extra = to_see.pop()
        name, extras = canonicalize_name(requirement.name), ("", *requirement.extras)
        if requirement.marker and not requirement.marker.evaluate({**there, "extra": extra}):
            continue
        if name not in needs:
            missing.add(name)
        for asked in {*extras} - {asked for known, asked in seen if known == name}:
            seen.add((name, asked))
            to_see += [(needed, asked) for needed in needs.get(name, [])]
    return missing


def put_course(folder: Path) -> None:
    """The course as a fresh clone holds it: what was answered here goes to no pupil."""
    fresh = {f"fedlearn_lib/{room}.py": reference.stub_room(room).encode() for room in catalogue.rooms()}
    for chapter in catalogue.chapters().values():
        if chapter.notebook:
            solved = notebooks.read(build.SOLVED / chapter.notebook)
            fresh[f"notebooks/{chapter.notebook}"] = notebooks.as_text(notebooks.fresh(solved)).encode()
    with tempfile.TemporaryDirectory() as temporary:
        archive = Path(temporary) / "course.zip"
        course_files.write_archive(ROOT, archive, fresh)
        course_folder.new(folder, archive)


def make(folder: Path, systems: list[str], pythons: list[str], extras: list[str]) -> None:
    """Make the bundle in a folder that is empty or does not exist: all of it, or nothing.

    Raises:
        start.Stop: why it could not be made.
    """
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise start.Stop(f"{folder} is not empty: name a folder that does not exist yet.")
    began, requirements = time.monotonic(), start.requirements(extras)
    machines = [(python, system) for system in systems or [None] for python in pythons or [THIS_PYTHON]]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        put_course(folder / "course")
        for python, system in machines:
            download(folder / "packages", requirements, system, python)
        fits = [[python, machine_of(system)] for python, system in machines]
        note = {"for": fits, "requirements": requirements}
        (folder / "bundle.json").write_text(json.dumps(note, indent=1), encoding="utf-8")
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)  # there was nothing else in it
        raise
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"{size / 1e6:.0f} MB after {time.monotonic() - began:.0f} s. On each laptop, without a network:")
    print(f"  copy {folder / 'course'} to the laptop, and in the copy run")
    print(f"  python3 start.py install --from {folder}")


def main() -> int:
    """Do what the command line says; returns the exit status."""
    parser = argparse.ArgumentParser(prog="start.py bundle", description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a new folder, such as one on a memory stick")
    parser.add_argument("--for", dest="systems", nargs="+", default=[], choices=MACHINES, metavar="SYSTEM",
                        help="windows, macos (Apple's chips), linux; machines like this one if not said")  # fmt: skip
    parser.add_argument("--python", dest="pythons", nargs="+", default=[], type=python_version, metavar="3.12",
                        help="the laptops' versions of Python; this one if not said")  # fmt: skip
    parser.add_argument("--with", dest="extras", nargs="+", default=[], metavar="EXTRA",
                        help="extras of pyproject.toml, such as engine for chapter 16")  # fmt: skip
    options = parser.parse_args()
    try:
        make(options.folder, options.systems, options.pythons, options.extras)
        return 0
    except start.Stop as stop:
        reason = str(stop)
    except OSError as error:
        reason = f"{start.explain(str(error))} ({error})"
    except KeyboardInterrupt:
        reason = "Stopped; nothing was kept."
    print(reason, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
