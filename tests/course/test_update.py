"""`start.py update`: a newer course comes, and nothing that a learner wrote is lost.

With real git repositories: the course's own files, a change to them upstream, a learner's clone.
An installer is never needed: the environment of a clone is this one, under a valid stamp.
"""

import errno
import importlib.util
import io
import itertools
import json
import os
import re
import runpy
import shutil
import signal
import subprocess
import sys
import tarfile
import textwrap
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from support.small_course import FIRST, PYTHON, QUICK_ROOM, ROOM, SECOND, write_small_course

from fedlearn_lib.course import catalogue, moved, notebooks, reference

CHECKOUT = Path(__file__).resolve().parents[2]
SETTINGS = "user.name=Ada", "user.email=ada@example.org", "init.templateDir="
GIT = ["git", *itertools.chain(*(("-c", setting) for setting in SETTINGS))]
IS_CLONE = shutil.which("git") and (CHECKOUT / ".git").exists()
pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="the environment's Python is played by a shell script"),
    pytest.mark.skipif(not IS_CLONE, reason="needs git, and a checkout made by `git clone`"),
]

PARTS = "fedlearn_lib", "notebooks", "share", "data", "start.py", "pyproject.toml", ".gitignore", ".gitattributes"


def git(folder, *arguments):
    done = subprocess.run([*GIT, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def make_repository(folder):
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder)


def commit(folder):
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message=A version of the course")


def edit(file, *replacements):
    text = file.read_text(encoding="utf-8")
    for old, new in replacements:
        assert old in text, f"{file.name} has no {old!r}"
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def real(tmp_path_factory):
    """The course as it is, empty, as a repository."""
    folder = tmp_path_factory.mktemp("real")
    for name in git(CHECKOUT, "ls-files", "-z", "--", *PARTS).split("\0"):
        if (CHECKOUT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(CHECKOUT / name, folder / name)
    for name in (FIRST, SECOND):
        fresh = notebooks.fresh(notebooks.read(folder / name))
        (folder / name).write_text(notebooks.as_text(fresh), encoding="utf-8")
    for room in catalogue.rooms():
        (folder / "fedlearn_lib" / f"{room}.py").write_text(reference.stub_room(room), encoding="utf-8")
    make_repository(folder)
    return folder


@pytest.fixture(scope="session")
def quick(tmp_path_factory):
    """A course of a few files, whose `export` and `import` take no time."""
    folder = tmp_path_factory.mktemp("quick")
    write_small_course(folder)
    make_repository(folder)
    return folder


class Learner:
    """A clone with an environment, and the place that it came from."""

    def __init__(self, course, folder):
        self.upstream, self.folder = folder / "upstream", folder / "a cöurse"
        git(folder, "clone", "--quiet", course, self.upstream)
        git(folder, "clone", "--quiet", self.upstream, self.folder)
        python = self.folder / ".venv" / "bin" / "python"
        python.parent.mkdir(parents=True)
        python.write_text(PYTHON)
        python.chmod(0o755)
        stamp = self.folder / ".venv" / "installed.json"
        stamp.write_text(json.dumps(self.module().state_today([])))

    def module(self):
        """The learner's start.py, imported."""
        place = importlib.util.spec_from_file_location("start", self.folder / "start.py")
        module = importlib.util.module_from_spec(place)
        place.loader.exec_module(module)
        return module

    def update(self, *options, **environment):
        """What `start.py update` said and its exit status."""
        done = subprocess.run(
            [sys.executable, self.folder / "start.py", "update", *options],
            cwd=self.folder.parent,
            env=os.environ | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=60,
        )
        assert "Traceback" not in done.stdout, done.stdout
        return done.stdout, done.returncode

    def read(self, name):
        return (self.folder / name).read_text(encoding="utf-8")

    def write(self, name, text):
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")

    def answer(self, body):
        """Fill in the exercise of the quick course."""
        edit(self.folder / ROOM, ('    raise NotFilledIn("answer")\n', body))

    def kept(self):
        """The folder of the only update so far."""
        (folder,) = (self.folder / ".fedlearn" / "updates").iterdir()
        return folder

    def is_newest(self):
        """Whether every file of the course is the newest, but for the answers in the room."""
        changed = git(self.folder, "diff", "--name-only", "origin/main").splitlines()
        head = git(self.folder, "rev-parse", "HEAD") == git(self.upstream, "rev-parse", "HEAD")
        return head and set(changed) <= {ROOM}

    def written(self):
        """What the learner wrote: changed files and new ones, by their names."""
        changed = git(self.folder, "diff", "--name-only", "-z", "HEAD").split("\0")
        added = git(self.folder, "ls-files", "--others", "-z").split("\0")
        return {name: text for name, text in self.files().items() if name in {*changed, *added}}

    def files(self):
        """Every file of the learner's folder, by its name."""
        found = {}
        for place, folders, names in os.walk(self.folder):
            folders[:] = {*folders} - {".git", "__pycache__", ".venv", "jupyter"}
            if place != str(self.folder / ".fedlearn"):  # there are locks, and the update's own note
                for path in (Path(place, name) for name in names):
                    found[path.relative_to(self.folder).as_posix()] = path.read_bytes()
        return found


@pytest.fixture(autouse=True)
def the_git_of_nobody(monkeypatch):
    """No settings of the machine's own git, and no repository around this one."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def learner(quick, tmp_path):
    return Learner(quick, tmp_path)


@pytest.fixture
def release(learner):
    """Upstream publishes a newer course, with a change in every file that a learner may touch."""

    def publish(*removed, **added):
        for name, text in {FIRST: "first, new\n", "data/patients.csv": "age\n51\n", **added}.items():
            (learner.upstream / name).parent.mkdir(exist_ok=True)
            (learner.upstream / name).write_text(text)
        edit(learner.upstream / ROOM, ("What to do", "What to do now"))
        edit(learner.upstream / "fedlearn_lib" / "__main__.py", ("version 1", "version 2"))
        for name in removed:
            (learner.upstream / name).unlink()
        commit(learner.upstream)

    return publish


# --- The course itself -------------------------------------------------------------------

AVERAGE = """    # weights first
    return normalised(example_counts) @ np.asarray(updates)
"""
HELPER = """

def normalised(counts):
    return np.asarray(counts) / sum(counts)
"""
NEW_EXERCISE = """
[[exercise]]
name = "how_many"
chapter = "01"
room = "fedavg"
title = "Count"
minutes = 2
difficulty = 1
core = false
why = "To know."
hints = ["One.", "Two."]
"""
NEW_SOLUTION = '''

def how_many(updates):
    """Count the updates."""
    return len(updates)
'''
NEW_CHECKS = """
from fedlearn_lib.course.checking import Checks

checks = Checks("how_many")


@checks.cases
def _(rng):
    yield dict(updates=[1, 2])
"""


@pytest.fixture
def half_done(real, tmp_path):
    """A learner with two answers, a helper of their own, and something typed into a notebook."""
    learner = Learner(real, tmp_path)
    edit(
        learner.folder / ROOM,
        ('    raise NotFilledIn("weighted_average")\n', AVERAGE + HELPER),
        ('    raise NotFilledIn("apply_update")', "    return weights + server_learning_rate * update"),
    )
    edit(learner.folder / SECOND, ("...  # your code here", "half = 1  # and I do not know on"))
    return learner


def change_course(learner, *replacements, more=""):
    """Upstream changes the solutions of a room, and the stubs that are made from them."""
    course = learner.upstream / "fedlearn_lib" / "course"
    edit(course / "solutions" / "fedavg.py", *replacements)
    with open(course / "solutions" / "fedavg.py", "a") as file:
        file.write(more)
    code = "from fedlearn_lib.course import reference; print(reference.stub_room('fedavg'), end='')"
    python = [sys.executable, "-B", "-c", code]
    variables = os.environ | {"PYTHONPATH": str(learner.upstream)}
    stubs = subprocess.check_output(python, cwd=learner.upstream, env=variables, text=True)
    (learner.upstream / ROOM).write_text(stubs)


def test_answers_survive_changes_to_their_own_functions(half_done):
    course = half_done.upstream / "fedlearn_lib" / "course"
    with open(course / "exercises.toml", "a") as exercises:
        exercises.write(NEW_EXERCISE)
    (course / "checks" / "fedavg" / "how_many.py").write_text(NEW_CHECKS)
    edit(course / "exercises.toml", ("01_federated_averaging.ipynb", "01_averaging.ipynb"))
    change_course(
        half_done,
        ("Average the clients' updates, each", "Average all updates, each"),
        ("@check_inputs(updates=inputs.update_list, example_counts", "@check_inputs(example_counts"),
        ("import numpy as np\n", "import math\n\nimport numpy as np\n\nHALF = math.sqrt(0.25)\n"),
        more=NEW_SOLUTION,
    )
    git(half_done.upstream, "mv", SECOND, "notebooks/01_averaging.ipynb")
    commit(half_done.upstream)
    typed = half_done.read(SECOND)

    said, status = half_done.update()

    assert status == 0, said
    assert said.splitlines()[-1] == "The newest course is here, with all your answers."
    assert half_done.is_newest()
    room = half_done.read(ROOM)
    compile(room, ROOM, "exec")
    nested = textwrap.indent(HELPER.strip(), "    ") + "\n" + AVERAGE  # the helper goes with what uses it
    for text in (nested, "HALF = math.sqrt(0.25)", "Average all updates", 'NotFilledIn("how_many")'):
        assert text in room
    assert "    return weights + server_learning_rate * update\n" in room
    assert "@check_inputs(example_counts=inputs.example_counts)\ndef weighted_average(" in room
    assert not (half_done.folder / SECOND).exists()
    (yours,) = (half_done.folder / "notebooks").glob("01_federated_averaging.yours-*.ipynb")
    assert yours.read_text(encoding="utf-8") == typed and yours.name in said


def test_an_answer_that_no_longer_passes_is_kept_and_named(half_done):
    change_course(
        half_done,
        ("def weighted_average(updates, example_counts)", "def weighted_average(updates, counts)"),
        ("inputs.update_list, example_counts=", "inputs.update_list, counts="),
    )
    commit(half_done.upstream)
    said, status = half_done.update()
    assert status == 1, said
    file = half_done.kept() / "my_answers.py"
    assert AVERAGE in file.read_text() and HELPER.strip() in file.read_text()
    last = said.splitlines()[-1]
    assert str(file) in last and last.endswith(": weighted_average.")
    assert "server_learning_rate * update" in half_done.read(ROOM) and half_done.is_newest()
    assert half_done.update() == ("This is the newest course: nothing was changed.\n", 0)


def test_a_learner_who_wrote_nothing_gets_the_newer_course(real, tmp_path):
    learner = Learner(real, tmp_path)
    edit(learner.upstream / FIRST, ("federated", "Federated"))
    commit(learner.upstream)
    said, status = learner.update()
    assert status == 0 and learner.is_newest() and "yours" not in said
    assert not (learner.kept() / "files").exists()


# --- From the course in which other names were in use ------------------------------------------

OLD_NAMES = {
    "round_bytes": """    import fedlearn_lib.given.fleet as fl
    return 2 * parameter_count * participants * bytes_per_parameter if fl else 0
""",
    "answer_server": """    from fedlearn_lib.given.agreement import Agreement, Refused as No
    if contributor_count <= threshold:
        raise No(f"only {contributor_count}, but it takes more than {threshold}")
    return running_total
""",
}
TOP = "from fedlearn_lib.given import inputs, keys  # mine\n"
ENCODE = "    return [integer % n for integer in integers if keys]\n"
CELL = 'from fedlearn_lib.given import data, fleet\ncatch_up("02")\n'
NEW_CELL = (
    'from fedlearn_lib.given import data\nfrom fedlearn_lib.given.communication import fleet\ncatch_up("03")\n'
)


@dataclass(frozen=True)
class OldCourse:
    """A course of before: its last commit, in a clone that has it, and what its notebooks have become."""

    commit: str
    became: dict[str, list[str]]
    changed: tuple[str, str]  # notebooks in which our learner has typed a cell
    cell: str
    new_cell: str


FIRST_COURSE = OldCourse(
    "c5933a6", moved.FIRST | moved.BOTH, ("02_what_communication_costs", "06_masks_that_cancel"), CELL, NEW_CELL
)
SECOND_COURSE = OldCourse(
    "94e7df9", moved.SECOND | moved.BOTH, ("04_reading_private_data", "11_masks_that_cancel"),
    *2 * ('from fedlearn_lib.given.masking import PRIME\ncatch_up("06")\n',),
)  # fmt: skip


def text_before(name):
    """A file of the first course, or None where this clone has no history."""
    done = subprocess.run([*GIT, "show", f"{FIRST_COURSE.commit}:{name}"], cwd=CHECKOUT, capture_output=True, text=True)
    return None if done.returncode else done.stdout


def put(text, name, body):
    assert f'    raise NotFilledIn("{name}")\n' in text
    return text.replace(f'    raise NotFilledIn("{name}")\n', body)


def typed_into(text, cell):
    """A notebook's text with a cell more."""
    notebook = json.loads(text)
    notebook["cells"].append({"cell_type": "code", "id": "typed", "metadata": {}, "outputs": [], "source": cell})
    return json.dumps(notebook)


def play_first(course, folder):
    """The first course, as far as an update sees it: its notebooks, its chapters and its start.py."""
    shutil.copytree(course, folder, ignore=shutil.ignore_patterns(".git"), dirs_exist_ok=True)
    chapters = folder / "fedlearn_lib" / "course" / "exercises.toml"
    text = chapters.read_text(encoding="utf-8")
    for old, (new, *others) in sorted(FIRST_COURSE.became.items()):  # from the lowest on: no number is taken by then
        for other in others:
            text = re.sub(rf'\[\[chapter\]\]\nnumber = "{other[:2]}"\n(.+\n)*', "", text)
        for each in (new, *others):
            text = text.replace(f'\nchapter = "{each[:2]}"', f'\nchapter = "{old[:2]}"')
        text = text.replace(f'\nnumber = "{new[:2]}"', f'\nnumber = "{old[:2]}"')
        text = text.replace(f"{new}.ipynb", f"{old}.ipynb")
        for place in (folder / "notebooks", folder / "notebooks" / "solved"):
            for other in others:
                (place / f"{other}.ipynb").unlink()
            cells = (place / f"{new}.ipynb").read_text(encoding="utf-8")
            (place / f"{new}.ipynb").unlink()
            cells = cells.replace(f'catch_up(\\"{new[:2]}\\")', f'catch_up(\\"{old[:2]}\\")')
            (place / f"{old}.ipynb").write_text(cells, encoding="utf-8")
    chapters.write_text(text, encoding="utf-8")
    start = (folder / "start.py").read_text(encoding="utf-8")
    first = start.index("    if UNFINISHED.exists():  # the update may be")
    last = start.index('    print("The course is set up')
    (folder / "start.py").write_text(text_before("start.py") or start[:first] + start[last:], encoding="utf-8")


def unpack(course, folder):
    files = subprocess.run([*GIT, "archive", course.commit, *PARTS], cwd=CHECKOUT, capture_output=True)
    if files.returncode:
        pytest.skip("this clone does not reach back to the course of before")
    with tarfile.open(fileobj=io.BytesIO(files.stdout)) as archive:
        archive.extractall(folder, filter="data")


PLAYED = "the first, as played here"


@pytest.fixture(params=[PLAYED, "the first", "the second"])
def from_before(real, tmp_path, monkeypatch, request):
    """A learner of a course of before; this course is what an update brings."""
    old = SECOND_COURSE if request.param == "the second" else FIRST_COURSE
    course = tmp_path / "before"
    course.mkdir()
    play_first(real, course) if request.param == PLAYED else unpack(old, course)
    make_repository(course)
    learner = Learner(course, tmp_path)
    git(learner.upstream, "rm", "-r", "--quiet", ".")
    shutil.copytree(real, learner.upstream, ignore=shutil.ignore_patterns(".git"), dirs_exist_ok=True)
    commit(learner.upstream)
    installer = tmp_path / "programs" / "uv"  # the list of packages may have changed since: none is fetched here
    installer.parent.mkdir()
    installer.write_text("#!/bin/sh\n")
    installer.chmod(0o755)
    monkeypatch.setenv("PATH", f"{installer.parent}:{os.environ['PATH']}")

    for room, name in (("communication", "round_bytes"), ("secure_aggregation", "answer_server")):
        path = f"fedlearn_lib/{room}.py"
        learner.write(path, put(learner.read(path), name, OLD_NAMES[name]))
    path = "fedlearn_lib/paillier.py"
    learner.write(path, put(learner.read(path), "encode", ENCODE).replace("\n\n\n@", f"\n{TOP}\n\n@", 1))
    for name in old.changed:
        learner.write(f"notebooks/{name}.ipynb", typed_into(learner.read(f"notebooks/{name}.ipynb"), old.cell))
    learner.write("notebooks/my_trials.ipynb", typed_into('{"cells": []}', old.cell))
    learner.course = old
    return learner


def assert_it_came_across(learner, before, said):
    course = learner.course
    for old, news in course.became.items():
        assert f"notebooks/{old}.ipynb is now notebooks/{news[0]}.ipynb" in said
        assert old in news or not [*(learner.folder / "notebooks").glob(f"{old}*")]
    assert said.endswith("The newest course is here, with all your answers.\n")
    changed = git(learner.folder, "diff", "--name-only", "origin/main").splitlines()
    assert changed == [f"fedlearn_lib/{room}.py" for room in ("communication", "paillier", "secure_aggregation")]
    assert OLD_NAMES["round_bytes"].replace("given.fleet", "given.communication.fleet") in learner.read(changed[0])
    assert f"    from fedlearn_lib.given.paillier import keys  # mine\n{ENCODE}" in learner.read(changed[1])
    assert "    from fedlearn_lib.given.refused import Refused as No\n" in learner.read(changed[2])

    kept = learner.kept()
    beside = f"notebooks/{{}}.yours-{kept.name}.ipynb".format
    for old in course.changed:
        notebook = before[f"notebooks/{old}.ipynb"]
        assert (kept / "files" / "notebooks" / f"{old}.ipynb").read_bytes() == notebook
        new = course.became[old][0]
        text = learner.read(beside(new))
        cells = [notebooks.text_of(cell) for cell in json.loads(text)["cells"]]
        assert cells[-1] == course.new_cell and all(moved.renewed(cell) == cell for cell in cells)
        assert set(re.findall(r'catch_up\("(\d+)"\)', "\n".join(cells[:-1]))) <= {new[:2]}  # some chapters need nothing
        if text.encode() != notebook:
            assert (learner.folder / ".fedlearn" / beside(old)).read_bytes() == notebook
        if new != old:
            assert f"{beside(old)} is now {beside(new)}, with the new names in it.\n" in said
    (cell,) = json.loads(learner.read("notebooks/my_trials.ipynb"))["cells"]
    assert notebooks.text_of(cell) == course.new_cell
    if course.cell != course.new_cell:
        original = learner.folder / ".fedlearn" / "notebooks" / "my_trials.ipynb"
        assert original.read_bytes() == before["notebooks/my_trials.ipynb"]
    ours = {path.name for path in (learner.folder / "notebooks" / "solved").glob("*.ipynb")}
    own = {path.name for path in (learner.folder / "notebooks").glob("*.ipynb")} - ours
    assert own == {f"{course.became[old][0]}.yours-{kept.name}.ipynb" for old in course.changed} | {"my_trials.ipynb"}

    after = learner.files()
    assert learner.update() == ("This is the newest course: nothing was changed.\n", 0)
    python = [learner.folder / ".venv" / "bin" / "python", "-m", "fedlearn_lib", "bring-along"]
    again = subprocess.check_output(python, cwd=learner.folder, text=True)
    assert again == "Your own notebooks need no change.\n" and learner.files() == after


def test_answers_and_notebooks_come_across_from_the_course_of_before(from_before):
    before = from_before.written()
    said, status = from_before.update()
    assert status == 0, said
    assert_it_came_across(from_before, before, said)


@pytest.mark.parametrize("from_before", [PLAYED], indirect=True)
def test_stopped_on_the_way_across_the_next_update_completes_it(from_before):
    before = from_before.written()
    python = from_before.folder / ".venv" / "bin" / "python"
    for verb in ("bring-along", "import"):
        kill = f'\n[ "$3" = {verb} ] && kill -9 $PPID && exit 9\n'  # start.py itself, as this verb begins
        python.write_text(PYTHON.replace("\n", kill, 1))
        said, status = from_before.update()
        assert status != 0 and "The newest course is here" not in said
    python.write_text(PYTHON)
    said, status = from_before.update()
    assert status == 0, said
    assert_it_came_across(from_before, before, said)


# --- Refusals: nothing is touched, and the learner knows what to do ----------------------------


@pytest.fixture
def unchanged(learner):
    """The learner's files are, after the test, what they were before."""
    learner.answer("    return 1\n")
    before = learner.files()
    yield
    after = learner.files()
    assert {name: after.get(name) for name in before} == before
    assert not (learner.folder / ".fedlearn" / "update.json").exists()


@pytest.mark.usefixtures("unchanged")
class TestRefusals:
    def test_the_newest_course(self, learner):
        assert learner.update() == ("This is the newest course: nothing was changed.\n", 0)

    def test_the_newest_course_with_commits_of_ones_own(self, learner):
        commit(learner.folder)
        assert learner.update() == ("This is the newest course: nothing was changed.\n", 0)

    def test_commits_of_ones_own(self, learner, release):
        commit(learner.folder)
        release()
        said, status = learner.update()
        assert status == 1 and said.startswith("You have commits of your own") and "export my_answers.py" in said

    def test_a_downloaded_archive(self, learner, release):
        release()
        shutil.rmtree(learner.folder / ".git")
        said, status = learner.update()
        assert status == 1 and "git clone" in said and "export my_answers.py" in said

    def test_no_git(self, learner, release):
        release()
        said, status = learner.update(PATH="/nowhere")
        assert status == 1 and said.startswith("This needs git") and "export" in said

    def test_no_upstream(self, learner, release):
        release()
        git(learner.folder, "checkout", "--quiet", "-b", "mine")
        said, status = learner.update()
        assert status == 1 and said.startswith("This branch has no upstream") and "export" in said

    def test_no_network(self, learner, release):
        release()
        learner.upstream.rename(learner.upstream.parent / "unplugged")
        said, status = learner.update()
        assert status == 1 and "connect to the internet" in said and len(said.splitlines()) == 1

    def test_a_running_jupyterlab(self, learner, release):
        release()
        module = learner.module()
        with module.locked("lab.lock", shared=True), module.locked("lab.lock", shared=True):
            said, status = learner.update()
        assert status == 1 and said.startswith("First end JupyterLab")

    def test_an_option(self, learner):
        said, status = learner.update("--now")
        assert status == 1 and "--now" in said


def test_answers_that_cannot_be_read(learner, release):
    release()
    learner.answer("    return spoiled(")
    before = learner.read(ROOM)
    said, status = learner.update()
    assert status == 1 and "mend" in said and learner.read(ROOM) == before
    assert not (learner.folder / ".fedlearn" / "update.json").exists()


# --- What the learner wrote --------------------------------------------------------------------


def test_the_old_course_exports_and_the_new_one_imports(learner, release):
    learner.answer("    return 1  # mine\n")
    release()
    said, status = learner.update()
    assert status == 0 and learner.is_newest()
    assert "export by version 1" in said and "import by version 2" in said
    assert learner.read(ROOM) == QUICK_ROOM.replace('raise NotFilledIn("answer")', "return 1  # mine").replace(
        "to do", "to do now"
    )


def test_an_answer_whose_exercise_is_gone_is_named(learner, release):
    learner.answer("    return 1\n")
    release(**{ROOM: 'def other(x):\n    """What to do."""\n    raise NotFilledIn("other")\n'})
    said, status = learner.update()
    assert status == 1 and said.endswith("my_answers.py: answer.\n")


def test_a_shallow_clone_is_brought_up_to_date_too(learner, release):
    git(learner.folder.parent, "clone", "--quiet", "--depth=1", f"file://{learner.upstream}", "shallow")
    shutil.rmtree(learner.folder / ".git")
    (learner.folder.parent / "shallow" / ".git").rename(learner.folder / ".git")
    learner.answer("    return 1\n")
    release()
    commit(learner.upstream)
    said, status = learner.update()
    assert status == 0 and learner.is_newest() and "return 1" in learner.read(ROOM), said


def test_what_import_complains_of_is_said_at_the_end(learner, release):
    learner.answer("    return 1\n")
    release()
    edit(learner.upstream / "fedlearn_lib" / "__main__.py", ('"import":\n', '"import":\n    sys.exit(1)\n'))
    edit(learner.upstream / ROOM, ('raise NotFilledIn("answer")', "return 0"))
    commit(learner.upstream)
    said, status = learner.update()
    assert status == 1 and said.endswith("my_answers.py: see above.\n")


def test_every_changed_file_is_kept_and_changed_notebooks_stand_beside_the_new_ones(learner, release):
    learner.write(FIRST, "first, mine\n")
    learner.write(SECOND, "second, mine\n")
    learner.write("data/patients.csv", "age\n99\n")
    learner.write("docs/a.md", "a, mine\n")
    (learner.folder / "docs/a.md").chmod(0o755)
    learner.write("notebooks/scratch.ipynb", "scratch\n")
    release(SECOND)
    said, status = learner.update()
    assert status == 0 and learner.is_newest()
    kept = learner.kept()
    assert (kept / "files" / "data" / "patients.csv").read_text() == "age\n99\n"
    assert (kept / "files" / "docs" / "a.md").read_text() == "a, mine\n"
    for name, text in {FIRST: "first, mine\n", SECOND: "second, mine\n"}.items():
        yours = name.replace(".ipynb", f".yours-{kept.name}.ipynb")
        assert learner.read(yours) == text and yours in said
    assert learner.read("notebooks/scratch.ipynb") == "scratch\n"
    assert not (learner.folder / SECOND).exists() and str(kept) in said


def test_files_that_stand_where_the_new_course_has_some_are_moved_away(learner, release):
    learner.write("notebooks/02_new.ipynb", "my own chapter 2\n")
    learner.write("extra/deep/notes.md", "a folder where a file will be\n")
    learner.write("tools", "a file where a folder will be\n")
    learner.write("build/ignored.txt", "a file that git ignores\n")
    git(learner.upstream, "config", "advice.addIgnoredFile", "false")
    release(**{"notebooks/02_new.ipynb": "chapter 2\n", "extra/deep": "x", "tools/a.py": "x", "build/ignored.txt": "x"})
    git(learner.upstream, "add", "--force", "build/ignored.txt")
    git(learner.upstream, "commit", "--quiet", "--amend", "--no-edit")
    said, status = learner.update()
    assert status == 0 and learner.is_newest(), said
    files = learner.kept() / "files"
    assert (files / "notebooks" / "02_new.ipynb").read_text() == "my own chapter 2\n"
    assert (files / "extra" / "deep" / "notes.md").read_text() == "a folder where a file will be\n"
    assert (files / "tools").read_text() == "a file where a folder will be\n"
    assert (files / "build" / "ignored.txt").read_text() == "a file that git ignores\n"


def test_files_staged_deleted_and_replaced_by_the_learner(learner, release):
    learner.write("mine.md", "staged, and not of the course\n")
    git(learner.folder, "add", "mine.md")
    git(learner.folder, "mv", SECOND, "notebooks/01_mine.ipynb")
    (learner.folder / FIRST).unlink()
    (learner.folder / "docs" / "a.md").unlink()
    learner.write("docs/a.md/b.md", "a folder in place of a file\n")
    shutil.rmtree(learner.folder / "data")
    learner.write("data", "a file in place of a folder\n")
    release()
    said, status = learner.update()
    assert status == 0 and learner.is_newest(), said
    assert learner.read("mine.md") == "staged, and not of the course\n"
    assert learner.read("notebooks/01_mine.ipynb") == "second\n"
    assert (learner.kept() / "files" / "docs" / "a.md" / "b.md").read_text() == "a folder in place of a file\n"
    assert (learner.kept() / "files" / "data").read_text() == "a file in place of a folder\n"


# --- Interruptions -----------------------------------------------------------------------------

MINE = {
    FIRST: "first, mine\n",
    "data/patients.csv": "age\n99\n",
    "start.py": None,  # with a comment of the learner's
    "notebooks/02_new.ipynb": "my own chapter 2\n",
    "notes.md": "notes\n",
}


@pytest.fixture
def busy(learner, release):
    """A learner with something in every kind of file, and a newer course."""
    learner.answer("    return 1  # mine\n")
    for name, text in MINE.items():
        learner.write(name, text or learner.read(name) + "# mine\n")
    release(**{"notebooks/02_new.ipynb": "chapter 2\n"})
    return learner


def assert_nothing_is_lost(learner, before):
    contents = set(learner.files().values())
    for name, content in before.items():
        assert content in contents, f"{name} is lost"


@pytest.fixture
def in_process(busy, monkeypatch):
    """Makes a learner's start.py that starts no program but git, in a second of its own."""
    seconds = itertools.count()
    monkeypatch.setattr(time, "strftime", lambda _: f"2026-11-05-{next(seconds):06}")
    monkeypatch.setattr(signal, "signal", lambda *_: None)  # the tests' own Ctrl-C stays as it is
    monkeypatch.chdir(busy.folder.parent)
    real = subprocess.run

    def run(command, **options):
        if command[-1] == "install":
            return subprocess.CompletedProcess(command, 0)
        return real(command, **options)

    def fedlearn_lib(*arguments):
        os.chdir(busy.folder)
        monkeypatch.setattr(sys, "argv", ["", *arguments])
        runpy.run_path("fedlearn_lib/__main__.py")

    def make():
        module = busy.module()
        module.ensure_installed = lambda: None
        module.fedlearn_lib = fedlearn_lib
        return module

    monkeypatch.setattr(subprocess, "run", run)
    return make


def stumble(patches, number, fault):
    """Let the step with this number and all after it fail: whatever touches a file is a step."""
    steps = []

    def wrap(owner, name):
        real = getattr(owner, name)

        def step(*arguments, **options):
            steps.append(name)
            if len(steps) > number:
                raise fault
            return real(*arguments, **options)

        patches.setattr(owner, name, step)

    for name in ("copy2", "move"):
        wrap(shutil, name)
    for name in ("mkdir", "replace", "unlink", "write_text"):
        wrap(Path, name)
    wrap(subprocess, "run")
    return steps


def test_an_update_stopped_before_any_step_is_completed_by_the_next(
    busy, in_process, monkeypatch, capfd
):
    before, pristine = busy.written(), busy.folder.with_name("pristine")
    shutil.copytree(busy.folder, pristine)
    for number in itertools.count():
        shutil.rmtree(busy.folder)
        shutil.copytree(pristine, busy.folder)
        module = in_process()
        with monkeypatch.context() as patches:
            steps = stumble(patches, number, KeyboardInterrupt)
            status = module.main(["update"])
        assert_nothing_is_lost(busy, before)
        if status == 0:
            break
        assert capfd.readouterr().err == "\nStopped; run again to continue.\n"
        if (busy.folder / ".fedlearn" / "update.json").exists():
            assert module.main(["--no-browser"]) == 1  # no JupyterLab on half a course
            assert "`python3 start.py update` completes it" in capfd.readouterr().err
        else:
            assert busy.written().items() >= before.items()
        assert in_process().main(["update"]) == 0
        assert busy.is_newest() and "return 1  # mine" in busy.read(ROOM)
        assert_nothing_is_lost(busy, before)
        assert not [name for name in busy.files() if "again-" in name]
    assert number == len(steps) > 25


def test_a_full_disk(busy, in_process, monkeypatch, capfd):
    before, module = busy.written(), in_process()
    real = module.put_aside

    def put_aside(*arguments):
        with monkeypatch.context() as patches:
            full = OSError(errno.ENOSPC, "No space left on device")
            patches.setattr(shutil, "copyfile", lambda *_, **__: (_ for _ in ()).throw(full))
            real(*arguments)

    module.put_aside = put_aside
    assert module.main(["update"]) == 1
    assert capfd.readouterr().err.startswith("The disk is full")
    assert busy.written().items() >= before.items()
    assert in_process().main(["update"]) == 0 and busy.is_newest()
    assert_nothing_is_lost(busy, before)


def test_a_git_that_was_killed_is_repaired(busy, in_process):
    before, module = busy.written(), in_process()
    real = module.git

    def killed(*arguments, **options):
        if arguments[0] != "merge":
            return real(*arguments, **options)
        for lock in ("index.lock", "HEAD.lock", "refs/heads/main.lock"):
            (busy.folder / ".git" / lock).touch()
        busy.write(FIRST, "first, new\n")  # some files were written already
        busy.write("notebooks/02_new.ipynb", "chap")
        raise KeyboardInterrupt

    module.git = killed
    assert module.main(["update"]) == 1
    assert in_process().main(["update"]) == 0 and busy.is_newest()
    assert_nothing_is_lost(busy, before)


def test_a_git_that_was_killed_as_it_fetched_is_repaired(busy):
    (busy.folder / ".git" / "refs" / "remotes" / "origin" / "main.lock").touch()
    assert busy.update()[1] == 0 and busy.is_newest()


def test_an_installation_that_fails_is_made_up_for(busy, monkeypatch):
    before = busy.written()
    edit(busy.upstream / "pyproject.toml", ("[project]\n", "[project]\n# newer\n"))
    commit(busy.upstream)
    programs = busy.folder.parent / "programs"
    programs.mkdir()
    uv = programs / "uv"
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    uv.write_text("#!/bin/sh\n[ $1 = --version ] || { echo dns error; exit 2; }\n")
    uv.chmod(0o755)
    said, status = busy.update()
    assert status == 1 and "connect to the internet" in said
    assert said.endswith("Then run `python3 start.py update` again: it brings your answers back.\n")
    uv.write_text("#!/bin/sh\nexit 0\n")
    said, status = busy.update()
    assert status == 0 and busy.is_newest() and "return 1  # mine" in busy.read(ROOM), said
    assert_nothing_is_lost(busy, before)


def test_answers_written_since_an_interruption_are_kept(busy, in_process):
    """Should somebody work on in an editor, for JupyterLab does not open any more."""
    module = in_process()
    module.put_aside = lambda *_: (_ for _ in ()).throw(KeyboardInterrupt)
    assert module.main(["update"]) == 1
    busy.write(FIRST, "first, mine and later\n")
    edit(busy.folder / ROOM, ("return 1", "return 2"))
    before = busy.written()
    assert in_process().main(["update"]) == 0
    assert_nothing_is_lost(busy, before)
