"""Proof 1: every stub is open, and notebook, stub and solution agree.

That every solution is right is shown where a learner types them all (test_notebooks.py).
"""

import ast
import doctest
import importlib
import json
from pathlib import Path

import pytest
from support import proving
from support.checkout import learner_notebook

from fedlearn_lib.course import catalogue, notebooks, reference, source
from fedlearn_lib.course.copies import run_in_copy
from fedlearn_lib.course.judge import Judge

ANSWERS = Path(__file__).parents[1] / "answers"
EXERCISES = list(catalogue.exercises().values())
each_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.name)


@pytest.fixture(scope="module")
def judge():
    judge = Judge()
    yield judge
    judge.close()


def node_of(text: str, exercise) -> ast.FunctionDef:
    return source.functions(text)[exercise.name]


def cells_of(exercise) -> list[str]:
    """The texts of the notebook cells that hold an exercise."""
    notebook = learner_notebook(catalogue.chapter(exercise.chapter))
    return [
        notebooks.text_of(cell)
        for cell in notebook["cells"]
        if (found := notebooks.exercise_of(cell)) and found.name == exercise.name
    ]


@each_exercise
def test_the_stub_is_open(exercise, judge):
    assert judge.judge(exercise, reference.stub_function(exercise)).verdict == "open"


@each_exercise
def test_stub_and_solution_agree(exercise):
    stub = node_of(reference.stub_room(exercise.room), exercise)
    solution = node_of(reference.solution_text(exercise.room), exercise)
    assert source.same_signature(stub, solution)
    assert ast.get_docstring(stub) == ast.get_docstring(solution)
    assert ast.get_docstring(stub), "learners read the docstring"
    assert stub.decorator_list, "bad input is refused by a given decorator"
    assert proving.stub_problems(reference.stub_room(exercise.room), exercise) == []
    assert not source.is_open(solution)


@each_exercise
def test_the_notebook_has_one_open_cell_with_this_signature(exercise):
    (cell,) = cells_of(exercise)
    wanted = node_of(reference.solution_text(exercise.room), exercise)
    fresh = source.with_body(cell, exercise.name, notebooks.EMPTY_BODY)
    assert source.same_signature(node_of(cell, exercise), wanted)
    assert source.is_open(node_of(fresh, exercise))


@each_exercise
def test_hints_lead_step_by_step(exercise):
    assert proving.hint_problems(exercise) == []
    assert exercise.why and 1 <= exercise.difficulty <= 5 and exercise.minutes > 0


@each_exercise
def test_the_notebook_shows_the_label_and_why(exercise):
    notebook = learner_notebook(catalogue.chapter(exercise.chapter))
    prose = "\n".join(notebooks.text_of(c) for c in notebook["cells"] if c["cell_type"] == "markdown")
    assert f"`{exercise.name}`" in prose
    assert exercise.label in prose
    # The sentence in the notebook goes on where the catalogue's begins.
    assert exercise.why[1:] in prose


def test_names_are_unique_and_chapters_are_in_order():
    assert len(EXERCISES) == len({exercise.name for exercise in EXERCISES})
    numbers = list(catalogue.chapters())
    assert numbers == sorted(numbers) and all(number == f"{int(number):02d}" for number in numbers)
    assert all(not c.notebook or c.notebook.startswith(f"{c.number}_") for c in catalogue.chapters().values())
    assert [e.chapter for e in EXERCISES] == sorted(e.chapter for e in EXERCISES)


def test_no_chapter_has_more_than_seven_core_exercises():
    for number in catalogue.chapters():
        assert sum(e.core for e in EXERCISES if e.chapter == number) <= 7


# The first line of a cell shows a call. Whoever takes `@fill` away calls a plain function, which no rule of the library
# makes arrays for.
CALL = """
import json, sys
import numpy as np
from fedlearn_lib.course.reference_rooms import fresh_room, install_reference_rooms

install_reference_rooms()
for name, room, call, answers in json.load(sys.stdin):
    names = fresh_room(room) | {"np": np, "rng": np.random.default_rng(0)}
    for file, text in answers.items():
        exec(text.replace("@fill\\n", ""), names)
        try:
            eval(call, names)
        except NameError:
            print(json.dumps([name, "not to be made", ""]))
            break
        except Exception as error:
            print(json.dumps([name, file, repr(error)]))
    else:
        print(json.dumps([name, "made", ""]))
"""


def test_the_call_that_a_cell_shows_can_be_made_without_fill(fresh_copy):
    asked = []
    for exercise in EXERCISES:
        shown, arrow, _ = ast.get_docstring(ast.parse(cells_of(exercise)[0]).body[0]).partition("→")
        answers = {file.name: file.read_text(encoding="utf-8") for file in (ANSWERS / exercise.name).glob("right_*.py")}
        try:
            ast.parse(shown.strip(), mode="eval")
        except SyntaxError:  # in words, or with … for what would be too long
            continue
        if arrow and "…" not in shown and "[" in shown:  # plain numbers are what they are
            asked.append((exercise.name, exercise.room, shown.strip(), answers))
    asked_in_json = json.dumps(asked)
    made = run_in_copy(fresh_copy, "-c", CALL, input=asked_in_json, capture_output=True, text=True, encoding="utf-8")
    said = [json.loads(line) for line in made.stdout.splitlines() if line.startswith("[")]
    assert [each for each in said if each[1] not in ("made", "not to be made")] == []
    assert len(said) == len(asked) and sum(each[1] == "made" for each in said) > 25, made.stderr


SAY = """
import importlib, inspect, json, sys
from fedlearn_lib.given.not_filled_in import NotFilledIn

for room, name in json.load(sys.stdin):
    function = inspect.unwrap(getattr(importlib.import_module(f"fedlearn_lib.{room}"), name))
    try:
        function(**dict.fromkeys(inspect.signature(function).parameters))
    except NotFilledIn as error:
        print(json.dumps([name, len(error._render_traceback_()), str(error)]))
"""


def test_an_unfilled_function_says_so_in_two_lines(fresh_copy):
    asked = json.dumps([(exercise.room, exercise.name) for exercise in EXERCISES])
    result = run_in_copy(fresh_copy, "-c", SAY, input=asked, capture_output=True, text=True, encoding="utf-8")
    said = {name: (lines, text) for name, lines, text in map(json.loads, result.stdout.splitlines())}
    assert said.keys() == {exercise.name for exercise in EXERCISES}, result.stderr
    for exercise in EXERCISES:
        lines, text = said[exercise.name]
        assert lines == 2
        assert catalogue.chapter(exercise.chapter).notebook in text
        assert f"use_solution('{exercise.name}')" in text


@pytest.mark.parametrize("room", catalogue.rooms())
def test_the_docstrings_examples_are_true(room):
    module = importlib.import_module(f"fedlearn_lib.course.solutions.{room}")
    failed, tried = doctest.testmod(module)
    assert failed == 0 and tried > 0
