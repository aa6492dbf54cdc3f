"""Proof 7: what is generated is in step with its sources."""

import json

import pytest
from support.checkout import WRITTEN, committed_text, learner_notebook

from fedlearn_lib.course import build, catalogue, notebooks, reference, source
from fedlearn_lib.course.copies import CHECKOUT

each_chapter = pytest.mark.parametrize("chapter", WRITTEN, ids=lambda c: c.number)


@pytest.mark.parametrize("room", catalogue.rooms())
def test_the_rooms_are_the_solutions_without_their_bodies(room):
    # In a learner's checkout bodies, and helpers beside them, are theirs; so may be faults.
    path = f"fedlearn_lib/{room}.py"
    texts = [(CHECKOUT / path).read_text(encoding="utf-8"), committed_text(path)]
    assert any(holds_the_stubs(text, room) for text in texts if text), f"{path}: run build"


def holds_the_stubs(text: str, room: str) -> bool:
    try:
        for exercise in catalogue.rooms()[room]:
            text = source.with_body(text, exercise.name, reference.stub_body(exercise))
    except (SyntaxError, KeyError, ValueError):
        return False
    return all(reference.stub_function(exercise) in text for exercise in catalogue.rooms()[room])


@each_chapter
def test_the_solved_notebook_is_in_step(chapter):
    assert build.solved_problems(learner_notebook(chapter), build.SOLVED / chapter.notebook) == []


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
    for notebook in (learner_notebook(chapter), notebooks.read(build.SOLVED / chapter.notebook)):
        ids = [cell["id"] for cell in notebook["cells"]]
        assert len(set(ids)) == len(ids)
        assert notebook["metadata"] == notebooks.METADATA


@each_chapter
def test_the_learner_notebook_is_committed_as_build_writes_it(chapter):
    committed = committed_text(f"notebooks/{chapter.notebook}")
    if committed is None:
        pytest.skip("not a git checkout, or not committed yet")
    assert committed == notebooks.as_text(notebooks.fresh(json.loads(committed))), "run build"


def test_readme_has_the_tables():
    readme = build.README.read_text(encoding="utf-8")
    assert build.with_tables(readme) == readme, "run build"


def test_contributing_has_the_drawing_of_the_house():
    text = build.CONTRIBUTING.read_text(encoding="utf-8")
    assert build.with_drawing(text) == text, "run build"


def test_the_picture_of_the_course_is_there():
    assert build.PICTURE.read_bytes().startswith(b"\x89PNG")
