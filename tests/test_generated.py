"""Proof 7: what is generated is in step with its sources."""

import pytest

from fedlearn_lib.course import build, catalogue, notebooks, reference, source
from fedlearn_lib.course.copies import CHECKOUT

WRITTEN = [chapter for chapter in catalogue.chapters().values() if chapter.notebook]
each_chapter = pytest.mark.parametrize("chapter", WRITTEN, ids=lambda c: c.number)


@pytest.mark.parametrize("room", catalogue.rooms())
def test_the_rooms_are_the_solutions_without_their_bodies(room):
    # A learner's own checkout passes too: bodies, and helpers beside them, are theirs.
    text = (CHECKOUT / "fedlearn_lib" / f"{room}.py").read_text(encoding="utf-8")
    for exercise in catalogue.rooms()[room]:
        text = source.with_body(text, exercise.name, reference.stub_body(exercise))
    for exercise in catalogue.rooms()[room]:
        assert reference.stub_function(exercise) in text, f"{exercise.name}: run build"


@each_chapter
def test_the_solved_notebook_is_in_step(chapter):
    learner, solved = build.NOTEBOOKS / chapter.notebook, build.SOLVED / chapter.notebook
    assert build.solved_problems(learner, solved) == []


@each_chapter
def test_learner_and_solved_notebook_differ_only_in_exercises(chapter):
    learner = notebooks.read(build.NOTEBOOKS / chapter.notebook)
    solved = notebooks.read(build.SOLVED / chapter.notebook)
    assert notebooks.in_step(learner, solved)


@each_chapter
def test_every_exercise_of_the_solved_notebook_was_found_right(chapter):
    solved = notebooks.read(build.SOLVED / chapter.notebook)
    seen = []
    for cell in solved["cells"]:
        if exercise := notebooks.exercise_of(cell):
            (output,) = cell["outputs"]
            assert output["data"]["text/plain"][0].strip() == f"{exercise.name}: right"
            seen.append(exercise.name)
    assert seen == [e.name for e in catalogue.exercises().values() if e.chapter == chapter.number]


@each_chapter
def test_cells_are_named_and_clean(chapter):
    for folder in (build.NOTEBOOKS, build.SOLVED):
        notebook = notebooks.read(folder / chapter.notebook)
        ids = [cell["id"] for cell in notebook["cells"]]
        assert len(set(ids)) == len(ids)
        assert notebook["metadata"] == notebooks.METADATA or folder == build.NOTEBOOKS


def test_readme_has_the_tables():
    readme = build.README.read_text(encoding="utf-8")
    assert build.with_tables(readme) == readme, "run build"


def test_the_picture_of_the_course_is_there():
    assert build.PICTURE.read_bytes().startswith(b"\x89PNG")
