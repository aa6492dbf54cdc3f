"""Proofs 3 to 6: what happens when the notebooks are run, solved by a learner, empty, and sabotaged."""

import json

import pytest
from support import proving
from support.checkout import WRITTEN, learner_notebook

from fedlearn_lib import engine
from fedlearn_lib.course import catalogue, notebooks, reference
from fedlearn_lib.course.copies import CHECKOUT, copy_course, run_in_copy
from fedlearn_lib.course.library import YOURS, Library, Standing

each_chapter = pytest.mark.parametrize("chapter", WRITTEN, ids=lambda c: c.number)


def exercises_of(chapter) -> list[catalogue.Exercise]:
    return [e for e in catalogue.exercises().values() if e.chapter == chapter.number]


def lacks_the_engine(chapter) -> str:
    """Why what a chapter shows cannot be shown here, or ""."""
    text = (CHECKOUT / "notebooks" / chapter.notebook).read_text(encoding="utf-8")
    return engine.missing() if "from fedlearn_lib.engine" in text else ""


@each_chapter
@pytest.mark.long(30)
def test_a_learner_solves_the_notebook_and_the_stored_outputs_come_out(chapter, fresh_copy, tmp_path):
    if why := lacks_the_engine(chapter):
        pytest.skip(why)
    path = fresh_copy / "notebooks" / "solved" / chapter.notebook
    problems = proving.learner_problems(path, fresh_copy, tmp_path)
    assert not problems, "\n".join(problems)


@pytest.mark.long(40)
def test_the_empty_course_stops_only_at_open_exercises(fresh_copy):
    problems = {}
    with proving.kernel_in(fresh_copy) as kernel:
        for chapter in WRITTEN:
            if lacks_the_engine(chapter):
                continue
            proving.forget(kernel)
            notebook = proving.without_catching_up(learner_notebook(chapter))
            problems[chapter.number] = proving.empty_course_problems(notebook, fresh_copy, kernel)
    assert not any(problems.values()), problems


# As a notebook does it, cell by cell: `fill` reads the cell that it decorates.
TYPE = """
import importlib, json, linecache, sys
from fedlearn_lib.course import fill

for room, name, cell in json.load(sys.stdin):
    names = {**vars(importlib.import_module(f"fedlearn_lib.{room}")), "fill": fill, "__name__": "__main__"}
    linecache.cache[name] = len(cell), None, cell.splitlines(keepends=True), name
    exec(compile(cell, name, "exec"), names)
"""


@pytest.mark.long(20)
def test_a_learner_fills_the_library_notebook_by_notebook(fresh_copy):
    """The cells between the exercises are left out: that they run is shown above."""
    typed = [
        (exercise.room, exercise.name, notebooks.text_of(cell))
        for chapter in WRITTEN
        for cell in notebooks.solved(learner_notebook(chapter))["cells"]
        if (exercise := notebooks.exercise_of(cell))
    ]
    result = run_in_copy(
        fresh_copy, "-c", TYPE, input=json.dumps(typed), capture_output=True, text=True, encoding="utf-8"
    )
    said = [line for line in result.stdout.splitlines() if line.endswith(": right")]
    assert said == [f"{name}: right" for _, name, _ in typed], result.stdout + result.stderr
    library = Library(fresh_copy / "fedlearn_lib")
    for exercise in catalogue.exercises().values():
        assert library.standing(exercise) == Standing(open=False, origin=YOURS)
    for room in catalogue.rooms():
        filled = (fresh_copy / "fedlearn_lib" / f"{room}.py").read_text(encoding="utf-8")
        assert filled == reference.solution_text(room)


@pytest.mark.long(40)
def test_a_sabotaged_function_stops_the_notebook(tmp_path):
    copy = copy_course(tmp_path / "course", filled=True)
    problems = []
    with proving.kernel_in(copy) as kernel:
        for chapter in WRITTEN:
            proving.forget(kernel)
            first, *_ = exercises_of(chapter)
            problems += proving.sabotage_problems(learner_notebook(chapter), copy, first, kernel)
    assert problems == []
