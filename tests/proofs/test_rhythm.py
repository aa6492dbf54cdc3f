"""Proof 11: every notebook is one sitting, opens and closes as all do, and describes its pictures."""

import ast
import re
import statistics

import pytest
from support.checkout import WRITTEN, learner_notebook
from support.claims import prose_of

from fedlearn_lib.course import build, notebooks, sittings
from fedlearn_lib.course.needs import needed_by

each_chapter = pytest.mark.parametrize("chapter", WRITTEN, ids=lambda c: c.number)


@each_chapter
def test_a_notebook_is_one_sitting(chapter):
    assert sittings.of(learner_notebook(chapter)).problems(chapter) == []


@each_chapter
def test_stretch_exercises_stand_in_the_last_section_and_are_few(chapter):
    core, further = sittings.parts(learner_notebook(chapter))
    assert all(exercise.core for exercise in sittings.exercises_in(core))
    stretch = sittings.exercises_in(further)
    assert len(stretch) <= 2 and not any(exercise.core for exercise in stretch)


@each_chapter
def test_no_chapter_needs_a_stretch_exercise(chapter):
    assert [exercise.name for exercise in needed_by(chapter) if not exercise.core] == []


@each_chapter
def test_the_minutes_are_computed(chapter):
    notebook = learner_notebook(chapter)
    assert sittings.with_minutes(notebook) == notebook, "run build"


@each_chapter
def test_cells_are_short(chapter):
    notebook = learner_notebook(chapter)
    lengths = []
    for cell in notebook["cells"]:
        text = notebooks.text_of(cell)
        assert all(len(line) <= 100 for line in text.splitlines() if cell["cell_type"] == "code"), text
        if cell["cell_type"] == "code":
            ast.parse(text)
            if not notebooks.exercise_of(cell):
                lengths.append(len([line for line in text.splitlines() if line.strip()]))
    assert max(lengths) <= 15
    assert statistics.median(lengths) <= 5


@each_chapter
def test_every_guess_has_a_name_of_its_own(chapter):
    """A figure that is drawn again, after a later guess, must not take that one for its own."""
    stored = [name for cell in learner_notebook(chapter)["cells"] if cell["cell_type"] == "code"
              for name in re.findall(r"^(\w*guess) = \.\.\.", notebooks.text_of(cell), re.MULTILINE)]  # fmt: skip
    assert stored and len(stored) == len(set(stored)) and all(name.endswith("_guess") for name in stored)


@each_chapter
def test_a_notebook_opens_and_closes_as_all_do(chapter):
    prose = prose_of(chapter.number)
    for heading in ("You will build", "You will be able to", "You need"):
        assert f"**{heading}" in prose.split("\n## ")[0]
    _, _, ending = prose.partition("## What you have now")
    for heading in ("You built", "What an attacker can still do", "In practice", "Going further"):
        assert f"**{heading}" in ending


@each_chapter
def test_every_picture_has_words(chapter):
    solved = notebooks.read(build.SOLVED / chapter.notebook)
    for cell in solved["cells"]:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            assert "image/png" not in data, f"{cell['id']}: a PNG output has no alternative text"
            page = "".join(data.get("text/html", []))
            for alt in re.findall(r"<img[^>]*?alt=\"([^\"]*)\"", page):
                assert len(alt.split()) >= 5
            assert page.count("<img") == len(re.findall(r"<img[^>]*?alt=", page))
