"""Without git: the wheel carries the course, `fedlearn-course new` makes a folder of it, `update` renews that.

hatchling, which makes the wheel, is no part of the environment: what it would call is called here, and what it would
lay out is laid out, as pyproject.toml says.
"""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tomllib
import types
import zipfile
from pathlib import Path

import pytest
from support.small_course import FIRST, PYTHON, QUICK_ROOM, ROOM, SECOND, write_small_course

from fedlearn_lib import folder as course_folder
from fedlearn_lib.course import catalogue
from fedlearn_lib.course.copies import copy_course, run_in_copy

CHECKOUT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
NO_SHELL = pytest.mark.skipif(os.name == "nt", reason="the environment's Python is played by a shell script")


def loaded(path):
    """A Python file that stands in no package."""
    place = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(place)
    place.loader.exec_module(module)
    return module


course_files = loaded(CHECKOUT / "share" / "course_files.py")


@pytest.fixture
def hook(monkeypatch):
    """What hatchling calls as it builds: which files it is to add to a course's wheel, and where."""
    parts = "hatchling.builders.hooks.plugin.interface".split(".")
    for number in range(1, len(parts) + 1):
        monkeypatch.setitem(sys.modules, ".".join(parts[:number]), types.ModuleType(parts[number - 1]))
    sys.modules[".".join(parts)].BuildHookInterface = object
    monkeypatch.setitem(sys.modules, "course_files", course_files)
    monkeypatch.setattr(sys, "path", [*sys.path])
    made = loaded(CHECKOUT / PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"]["path"])
    alive = []  # the archive is gone with the hook

    def build(root, version="standard"):
        hook, data = made.WholeCourse(), {"force_include": {}}
        alive.append(hook)
        hook.root = str(root)
        hook.initialize(version, data)
        return data["force_include"]

    yield build


def in_step(folder, before):
    """Whether a folder holds just these files, apart from what start.py remembers."""
    now = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {name: data for name, data in now.items() if name.split("/")[0] not in (".fedlearn", ".venv")} == before


# --- From the wheel to a folder in which the course runs -----------------------------------------


def test_a_folder_from_the_wheel_works_as_a_clone_does(hook, tmp_path):
    clone = copy_course(tmp_path / "clone")
    for name in ("start.py", "pyproject.toml", "README.md"):
        shutil.copy(CHECKOUT / name, clone)
    shutil.copytree(CHECKOUT / "share", clone / "share", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.rmtree(clone / "fedlearn_lib" / "__pycache__", ignore_errors=True)
    ((archive, inside),) = hook(clone).items()
    assert inside == "fedlearn_lib/course.zip"

    installed = tmp_path / "site-packages"
    shutil.copytree(clone / "fedlearn_lib", installed / "fedlearn_lib", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(archive, installed / inside)
    module, _, function = PROJECT["project"]["scripts"]["fedlearn-course"].partition(":")
    command = f"import sys, {module}; sys.exit({module}.{function}(sys.argv[1:]))"
    pipe = {"capture_output": True, "text": True, "encoding": "utf-8"}
    new = tmp_path / "my cöurse"

    done = run_in_copy(installed, "-c", command, "new", str(new), **pipe)
    assert done.returncode == 0 and done.stdout.startswith(f"Your course stands in {new}."), done.stderr
    files = {name: (clone / name).read_bytes() for name in course_files.names(clone)}
    assert in_step(new, files) and "notebooks/solved/01_federated_averaging.ipynb" in files

    answer = "def weighted_average(updates, example_counts):\n    return np.average(updates, 0, example_counts)\n"
    (tmp_path / "mine.py").write_text("import numpy as np\n" + answer)
    done = run_in_copy(new, "-m", "fedlearn_lib", "import", str(tmp_path / "mine.py"), **pipe)
    assert done.stdout == "weighted_average: filled\n", done.stderr
    done = run_in_copy(new, "-m", "fedlearn_lib", "check", "weighted_average", **pipe)
    assert done.returncode == 0, done.stdout + done.stderr
    done = run_in_copy(installed, "-m", "fedlearn_lib", "check", **pipe)
    assert done.returncode == 1 and "`fedlearn-course new FOLDER`" in done.stderr and done.stderr.count("\n") == 1


def test_without_any_package_it_makes_a_folder_and_else_says_a_sentence(tmp_path):
    """`pip install --no-deps` of the wheel is enough: here Python has nothing but its own library."""
    package = tmp_path / "fedlearn_lib"
    shutil.copytree(CHECKOUT / "fedlearn_lib", package, ignore=shutil.ignore_patterns("__pycache__"))
    with zipfile.ZipFile(package / "course.zip", "w") as archive:
        archive.writestr("start.py", "")
    bare = [sys.executable, "-S", "-m"]
    pipe = {"cwd": tmp_path, "capture_output": True, "text": True, "encoding": "utf-8"}
    assert subprocess.run([*bare, "fedlearn_lib.folder", "new", "mine"], **pipe).returncode == 0
    assert (tmp_path / "mine" / "start.py").is_file()
    done = subprocess.run([*bare, "fedlearn_lib", "check"], **pipe)
    assert done.returncode == 1 and done.stderr.startswith("The course cannot run from") and "clone" in done.stderr


def test_a_wheel_holds_nobodys_answers(hook, filled_copy):
    with pytest.raises(ValueError, match="Build the wheel from a fresh clone: here are answers"):
        hook(filled_copy)
    assert set(course_files.filled_in(filled_copy)) == set(catalogue.exercises())


def test_an_editable_install_carries_no_course(hook, filled_copy):
    assert hook(filled_copy, "editable") == {}


def test_what_belongs_to_the_course_is_what_git_knows_or_what_came(tmp_path):
    ours = {name: f"{name}\n" for name in ("start.py", "data/a.csv", "notebooks/00.ipynb", ".gitignore")}
    junk = (".venv/x", ".fedlearn/x", "data/__pycache__/x", "notebooks/00.yours-2026.ipynb", "build/x", ".git2/x")
    for name in [*ours, *junk]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(ours.get(name, ""), encoding="utf-8")
    assert course_files.names(tmp_path) == sorted([*ours, ".git2/x"])  # an archive that somebody downloaded
    (tmp_path / ".fedlearn" / "course.json").write_text(json.dumps(dict.fromkeys([*ours, "gone.md"], 0)))
    assert course_files.names(tmp_path) == sorted(ours)
    if shutil.which("git"):
        subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
        subprocess.run(["git", "add", "--force", "start.py", "data/a.csv"], cwd=tmp_path, check=True)
        assert course_files.names(tmp_path) == ["data/a.csv", "start.py"]
    for archive in ("one.zip", "two.zip"):
        course_files.write_archive(tmp_path, tmp_path / archive, {"start.py": b"other"})
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert zipfile.ZipFile(tmp_path / "one.zip").read("start.py") == b"other"


# --- What `fedlearn-course` refuses ---------------------------------------------------------------


@pytest.fixture
def command(tmp_path, monkeypatch, capsys):
    """Runs `fedlearn-course` with a small course in its wheel: exit status and what it said."""
    (tmp_path / "small").mkdir()
    write_small_course(tmp_path / "small")
    archive = tmp_path / "course.zip"
    course_files.write_archive(tmp_path / "small", archive)
    monkeypatch.setattr(course_folder, "ARCHIVE", archive)

    def run(*arguments):
        status = course_folder.main([str(each) for each in arguments])
        said = capsys.readouterr()
        return status, said.out + said.err

    return run


def test_an_empty_folder_is_filled_and_any_other_stays_as_it_is(command, tmp_path):
    (tmp_path / "empty").mkdir()
    assert command("new", tmp_path / "empty")[0] == 0 and (tmp_path / "empty" / ROOM).is_file()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.md").write_text("mine")
    for place in (tmp_path / "full", tmp_path / "full" / "thesis.md"):
        status, said = command("new", place)
        assert status == 1 and said == f"{place} is not empty: name a folder that does not exist yet.\n"
    assert [*(tmp_path / "full").iterdir()] == [tmp_path / "full" / "thesis.md"]


def test_a_disk_that_is_full_leaves_nothing_behind(command, tmp_path, monkeypatch):
    def full(self, folder):
        folder.mkdir()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "extractall", full)
    before = {*tmp_path.iterdir()}
    status, said = command("new", tmp_path / "mine")
    assert status == 1 and said.count("\n") == 1 and "No space left on device" in said
    assert {*tmp_path.iterdir()} == before


def test_an_update_of_something_else(command, tmp_path):
    assert command("update", tmp_path / "nothing")[1].startswith(f"{tmp_path / 'nothing'} is no folder of the course")
    (tmp_path / "small" / ".git").mkdir()
    status, said = command("update", tmp_path / "small")
    assert status == 1 and "is a clone" in said


def test_in_a_checkout_there_is_nothing_to_unpack(tmp_path, capsys):
    if course_folder.ARCHIVE.exists():
        pytest.skip("the course's folder holds an archive")
    assert course_folder.main(["new", str(tmp_path / "mine")]) == 1
    assert capsys.readouterr().err.startswith(f"{CHECKOUT} is a folder of the course already")


# --- A newer wheel ---------------------------------------------------------------------------------


UPDATE = """
import sys
from pathlib import Path
from fedlearn_lib.folder import update
sys.exit(update(*map(Path, sys.argv[1:])))
"""


class Pupil:
    """A folder that `fedlearn-course new` made of a small course, with an environment; and the wheels that follow."""

    def __init__(self, place):
        self.source, self.folder, self.archive = place / "source", place / "a cöurse", place / "course.zip"
        self.source.mkdir()
        write_small_course(self.source)
        course_files.write_archive(self.source, self.archive)
        course_folder.new(self.folder, self.archive)
        python = self.folder / ".venv" / "bin" / "python"
        python.parent.mkdir(parents=True)
        python.write_text(PYTHON)
        python.chmod(0o755)
        (self.folder / ".venv" / "installed.json").write_text(json.dumps(self.module().state_today([])))

    def module(self):
        return loaded(self.folder / "start.py")

    def release(self, *removed, **added):
        for name, text in added.items():
            (self.source / name).parent.mkdir(exist_ok=True)
            (self.source / name).write_text(text, encoding="utf-8")
        for name in removed:
            (self.source / name).unlink()
        room = self.source / ROOM
        room.write_text(room.read_text().replace("What to do", "What to do now"))
        course_files.write_archive(self.source, self.archive)

    def update(self):
        """What `fedlearn-course update` said, and its exit status."""
        pipe = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "encoding": "utf-8"}
        command = [sys.executable, "-c", UPDATE, self.folder, self.archive]
        done = subprocess.run(command, cwd=CHECKOUT, timeout=60, **pipe)
        assert "Traceback" not in done.stdout, done.stdout
        return done.stdout, done.returncode

    def write(self, name, text):
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")

    def kept(self):
        (folder,) = (self.folder / ".fedlearn" / "updates").iterdir()
        return folder

    def is_newest(self, *others):
        """Whether all is as the newest wheel has it, but for the answers in the room and other files."""
        apart = (ROOM, *others)
        return all(
            (self.folder / name).read_bytes() == (self.source / name).read_bytes()
            for name in course_files.names(self.source)
            if name not in apart
        )


MINE = QUICK_ROOM.replace('raise NotFilledIn("answer")', "return 1  # mine")


@pytest.fixture
def pupil(tmp_path):
    return Pupil(tmp_path)


@NO_SHELL
class TestUpdate:
    def test_the_same_wheel_changes_nothing(self, pupil):
        pupil.write(FIRST, "first, mine\n")
        assert pupil.update() == ("This is the newest course: nothing was changed.\n", 0)

    def test_answers_come_along_and_what_was_changed_is_kept(self, pupil):
        pupil.write(ROOM, MINE)
        pupil.write(FIRST, "first, mine\n")
        pupil.write("notebooks/02_new.ipynb", "my own chapter 2\n")
        pupil.write("notebooks/trials.ipynb", "trials\n")
        pupil.write("tools", "a file where a folder will be\n")
        (pupil.folder / "docs/a.md").unlink()
        pupil.write("docs/a.md/b.md", "a folder where a file was\n")
        added = {"notebooks/02_new.ipynb": "chapter 2\n", "tools/a.py": "x\n", "docs/a.md": "a, new\n"}
        pupil.release(SECOND, **{FIRST: "first, new\n"}, **added)
        said, status = pupil.update()
        assert status == 0 and pupil.is_newest(), said
        assert said.endswith("The newest course is here, with all your answers.\n")
        assert (pupil.folder / ROOM).read_text() == MINE.replace("to do", "to do now")
        files, beside = pupil.kept() / "files", f"notebooks/{Path(FIRST).stem}.yours-{pupil.kept().name}.ipynb"
        assert (pupil.folder / beside).read_text() == (files / FIRST).read_text() == "first, mine\n"
        assert (files / "notebooks/02_new.ipynb").read_text() == "my own chapter 2\n"
        assert (files / "tools").read_text() == "a file where a folder will be\n"
        assert (files / "docs/a.md/b.md").read_text() == "a folder where a file was\n"
        assert (pupil.folder / "notebooks/trials.ipynb").read_text() == "trials\n"
        assert not (pupil.folder / SECOND).exists() and not (files / SECOND).exists()
        assert pupil.update() == ("This is the newest course: nothing was changed.\n", 0)

    def test_stopped_before_any_step_the_next_completes_it(self, pupil, tmp_path, monkeypatch):
        """Every write, removal and move of a file is a step; the last one completes nothing any more."""
        pupil.write(ROOM, MINE)
        pupil.write(FIRST, "first, mine\n")
        pupil.release(SECOND, **{FIRST: "first, new\n", "docs/b.md": "b\n"})
        pristine, number, done = tmp_path / "pristine", 0, False
        shutil.copytree(pupil.folder, pristine)
        while not done:
            shutil.rmtree(pupil.folder)
            shutil.copytree(pristine, pupil.folder)
            module = pupil.module()
            note = pupil.folder / ".fedlearn" / "updates" / "2026"
            note.mkdir(parents=True)
            shutil.copy(pupil.archive, note)
            shutil.copy(module.LISTING, note)
            with monkeypatch.context() as patches:
                steps = stumble(patches, number)
                try:
                    module.unpack(note / "course.zip", note / "files")
                    done = True
                except KeyboardInterrupt:
                    assert len(steps) == number + 1
            pupil.module().unpack(note / "course.zip", note / "files")
            assert pupil.is_newest() and (note / "files" / FIRST).read_text() == "first, mine\n"
            assert (note / "files" / ROOM).read_text() == MINE and not (pupil.folder / SECOND).exists()
            assert not [path for path in pupil.folder.rglob("again-*")]
            number += 1
        assert number > 8

    def test_a_folder_that_forgot_what_came_keeps_all_that_differs(self, pupil):
        pupil.write(FIRST, "first, mine\n")
        (pupil.folder / ".fedlearn" / "course.json").unlink()
        pupil.release(**{"data/patients.csv": "age\n51\n"})
        said, status = pupil.update()
        assert status == 0 and pupil.is_newest(), said
        assert (pupil.kept() / "files" / FIRST).read_text() == "first, mine\n"
        assert (pupil.kept() / "files" / "data/patients.csv").read_text() == "age\n50\n"

    def test_an_older_wheel_is_refused(self, pupil):
        project = pupil.folder / "pyproject.toml"
        project.write_text(project.read_text().replace('version = "', 'version = "9.', 1))
        pupil.release()
        said, status = pupil.update()
        assert status == 1 and said.startswith("The course in this folder is newer than that one")

    def test_no_archive(self, pupil):
        pupil.archive.write_text("something else")
        said, status = pupil.update()
        assert status == 1 and "is no archive of the course" in said

    def test_start_py_says_where_a_newer_one_comes_from(self, pupil):
        command = [sys.executable, pupil.folder / "start.py", "update"]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        assert done.returncode == 1 and f"`fedlearn-course update` {pupil.folder}" in done.stderr


def stumble(patches, number):
    """Let the step with this number and all after it fail."""
    steps = []

    def wrap(owner, name):
        real = getattr(owner, name)

        def step(*arguments, **options):
            steps.append(name)
            if len(steps) > number:
                raise KeyboardInterrupt
            return real(*arguments, **options)

        patches.setattr(owner, name, step)

    wrap(shutil, "copy2")
    wrap(shutil, "move")
    for name in ("write_bytes", "replace", "unlink"):
        wrap(Path, name)
    return steps
