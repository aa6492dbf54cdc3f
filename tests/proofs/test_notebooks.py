"""Proofs 3 to 6: what happens when the notebooks are run, solved, empty, by a learner, and sabotaged."""

import pytest
from support import proving
from support.checkout import WRITTEN, learner_notebook

from fedlearn_lib.course import catalogue, notebooks, reference
from fedlearn_lib.course.copies import copy_course
from fedlearn_lib.course.library import YOURS, Library

each_chapter = pytest.mark.parametrize("chapter", WRITTEN, ids=lambda c: c.number)


def exercises_of(chapter) -> list[catalogue.Exercise]:
    return [e for e in catalogue.exercises().values() if e.chapter == chapter.number]


@each_chapter
def test_stored_outputs_come_out_again(chapter, filled_copy):
    path = filled_copy / "notebooks" / "solved" / chapter.notebook
    assert proving.replay_problems(path, filled_copy) == []


@each_chapter
def test_the_empty_course_stops_only_at_open_exercises(chapter, fresh_copy):
    notebook = proving.without_catching_up(learner_notebook(chapter))
    assert proving.empty_course_problems(notebook, fresh_copy) == []


def test_a_learner_fills_the_library_notebook_by_notebook(tmp_path):
    copy = copy_course(tmp_path / "course")
    library = Library(copy / "fedlearn_lib")
    for chapter in WRITTEN:
        typed = notebooks.solved(learner_notebook(chapter))
        assert proving.learner_problems(typed, copy, tmp_path / f"{chapter.number}.json") == []
        for exercise in exercises_of(chapter):
            standing = library.standing(exercise)
            assert not standing.open and standing.origin == YOURS and not standing.edited
    for room in catalogue.rooms():
        filled = (copy / "fedlearn_lib" / f"{room}.py").read_text(encoding="utf-8")
        assert filled == reference.solution_text(room)


@each_chapter
def test_a_sabotaged_function_stops_the_notebook(chapter, tmp_path):
    copy = copy_course(tmp_path / "course", filled=True)
    first, *_ = exercises_of(chapter)
    assert proving.sabotage_problems(learner_notebook(chapter), copy, first) == []
