"""Proof 11: the house stands as CONTRIBUTING says. Arrows, sizes, and what a notebook imports, read from the files."""

import ast
import json
import shutil

import pytest
from support.checkout import WRITTEN, learner_notebook

from fedlearn_lib.course import build, catalogue, house, notebooks
from fedlearn_lib.course.copies import copy_course, run_in_copy

TOPICS = house.topics()
LONGEST = 400  # lines of a module; solutions are read as one piece


def earlier(topic: str) -> set[str]:
    return set(TOPICS[: TOPICS.index(topic)])


def allowed(importer: str) -> set[str]:
    """What a part of the house may import."""
    if importer == "given":
        return set()
    if importer.startswith("given/"):
        return {"given"} | {f"given/{topic}" for topic in earlier(importer.removeprefix("given/"))}
    if importer in TOPICS:
        return {"given", f"given/{importer}"} | earlier(importer) | {f"given/{topic}" for topic in earlier(importer)}
    library = {"given", *TOPICS} | {f"given/{topic}" for topic in TOPICS}
    return library | {
        "course/solutions": set(),
        "course/checking": set(),
        "course/checks": {"course/checking", "course/solutions"},
        "course": {"course/checking", "course/checks", "course/solutions", "engine"},
        "engine": set(),
    }.get(importer, set())


@pytest.fixture(scope="module")
def arrows():
    return house.arrows()


def test_imports_run_one_way(arrows):
    assert [f"{importer} → {imported}" for importer, imported in arrows if imported not in allowed(importer)] == []


def test_only_the_command_line_knows_the_engine():
    inside = {path.relative_to(house.PACKAGE).as_posix() for path in house.modules()
              if any(name.partition(".")[0] == "engine" for name in house.imported_by(path))}  # fmt: skip
    assert {path for path in inside if not path.startswith("engine/")} == {"course/cli.py"}


def test_only_the_course_reads_the_solutions(arrows):
    assert {importer.split("/")[0] for importer, imported in arrows if imported == "course/solutions"} == {"course"}


def test_a_forbidden_arrow_would_be_seen(arrows, tmp_path, monkeypatch):
    package = tmp_path / "fedlearn_lib"
    shutil.copytree(house.PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(house, "PACKAGE", package)
    with open(package / "given" / "data.py", "a", encoding="utf-8") as file:
        file.write("\n\ndef late():\n    from .masking import tools\n    from ..course import judge\n")
    assert house.arrows() - arrows == {("given", "given/masking"), ("given", "course")}


def test_no_module_is_too_long_to_read():
    long = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in house.modules()
            if path.parent.name != "solutions"}  # fmt: skip
    assert long and [f"{path}: {lines}" for path, lines in long.items() if lines > LONGEST] == []


def test_every_exercise_has_its_own_checks():
    folder = house.PACKAGE / "course" / "checks"
    for exercise in catalogue.exercises().values():
        assert (folder / exercise.room / f"{exercise.name}.py").is_file()


@pytest.mark.parametrize("chapter", WRITTEN, ids=lambda chapter: chapter.number)
def test_a_notebook_imports_its_topic_in_one_line(chapter):
    room = chapter.room or "fedavg"
    tools = f"fedlearn_lib.given.{room}"
    found = []
    for cell in learner_notebook(chapter)["cells"]:
        if cell["cell_type"] == "code":
            tree = ast.parse(notebooks.text_of(cell))
            found += [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert [module for module in found if module.startswith(tools)] == [tools]


# ---- to add an exercise is to touch its entry, cell, solution, checks and bank -------------------

ENTRY = """
[[exercise]]
name = "count_updates"
chapter = "01"
room = "fedavg"
title = "Count"
minutes = 2
difficulty = 1
core = false
why = "To know how many."
hints = ["What is their number?", "Python has a function for it.", "One line."]
"""
SOLUTION = '''

@check_inputs(updates=inputs.update_list)
def count_updates(updates):
    """Count the updates."""
    return len(updates)
'''
CHECKS = '''"""What `count_updates` must do, and what each mistake is told."""

import numpy as np

from ...checking import Checks

checks = Checks("count_updates")


@checks.cases
def lists_of_updates(rng):
    yield dict(updates=rng.normal(size=(3, 5)))


@checks.mistake("counts-entries")
def _(updates):
    """You counted the entries of one update, not the updates themselves. Take the length of the list as a whole."""
    return len(updates[0])
'''
CELL = '@fill\ndef count_updates(updates):\n    ...  # your code here'
ASK = """
from pathlib import Path
import sys
sys.path.insert(0, "tests")
from support import proving
from fedlearn_lib.course import catalogue, reference
from fedlearn_lib.course.checks import checks_of
from fedlearn_lib.course.judge import Judge

asked, judge = catalogue.exercise("count_updates"), Judge()
for path in sorted(Path("tests/answers/count_updates").glob("*.py")):
    answer = proving.read_answer(path)
    verdict = judge.judge(asked, answer.text)
    print(proving.verdict_problems(answer, verdict.verdict, verdict.advice, verdict.message))
judge.close()
print(checks_of(asked).advice_ids, "count_updates" in reference.stub_room("fedavg"))
"""


def test_an_exercise_is_added_by_its_entry_cell_solution_checks_and_bank(tmp_path):
    copy = copy_course(tmp_path / "course")
    course = copy / "fedlearn_lib" / "course"
    with open(course / "exercises.toml", "a", encoding="utf-8") as file:
        file.write(ENTRY)
    with open(course / "solutions" / "fedavg.py", "a", encoding="utf-8") as file:
        file.write(SOLUTION)
    (course / "checks" / "fedavg" / "count_updates.py").write_text(CHECKS, encoding="utf-8")
    bank = copy / "tests" / "answers" / "count_updates"
    bank.mkdir(parents=True)
    (bank / "right_len.py").write_text("# right: len\ndef count_updates(updates):\n    return len(updates)\n")
    (bank / "wrong_entries.py").write_text(
        "# advice: counts-entries\ndef count_updates(updates):\n    return updates.shape[1]\n"
    )
    shutil.copytree(house.PACKAGE.parent / "tests" / "support", copy / "tests" / "support")
    path = copy / "notebooks" / "01_federated_averaging.ipynb"
    notebook = notebooks.read(path)
    notebook["cells"].append({**notebook["cells"][-1], "cell_type": "code", "id": "count", "source": CELL})
    path.write_text(json.dumps(notebook), encoding="utf-8")

    done = run_in_copy(copy, "-c", ASK, capture_output=True, text=True, encoding="utf-8")
    assert done.stdout.splitlines() == ["[]", "[]", "['counts-entries'] True"], done.stderr
    rebuilt = "from fedlearn_lib.course import build; build.write_texts()"
    (copy / "book").mkdir()
    for text in (build.README, build.TEACHERS, build.CONTRIBUTING):
        shutil.copy(text, copy / text.relative_to(build.CHECKOUT))
    done = run_in_copy(copy, "-c", rebuilt, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    room = (copy / "fedlearn_lib" / "fedavg.py").read_text(encoding="utf-8")
    assert 'raise NotFilledIn("count_updates")' in room
    assert "...  # your code here" in notebooks.text_of(notebooks.read(path)["cells"][-1])
