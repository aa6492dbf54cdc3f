"""Proofs 3 to 6: what happens when the notebooks are run, solved, empty, by a learner, and sabotaged."""

import ast
import builtins
import json

import pytest

from fedlearn_lib.course import build, catalogue, notebooks, reference, source
from fedlearn_lib.course.copies import copy_course, run_in_copy
from fedlearn_lib.course.library import YOURS, Library

WRITTEN = [chapter for chapter in catalogue.chapters().values() if chapter.notebook]
each_chapter = pytest.mark.parametrize("chapter", WRITTEN, ids=lambda c: c.number)


def learner_notebook(chapter) -> dict:
    return notebooks.fresh(notebooks.read(build.NOTEBOOKS / chapter.notebook))


def with_first_cell(notebook: dict, code: str) -> dict:
    """The notebook with a cell of ours run before all others."""
    cell = {
        "cell_type": "code", "id": "test-setup", "metadata": {}, "source": code,
        "outputs": [], "execution_count": None,
    }  # fmt: skip
    return {**notebook, "cells": [cell, *notebook["cells"]]}


def errors_of(executed: dict) -> dict[str, str]:
    """Cell id → name of the exception that stopped it."""
    return {
        cell["id"]: output["ename"]
        for cell in executed["cells"]
        for output in cell.get("outputs", [])
        if output["output_type"] == "error"
    }


# ---- 3: the solved notebooks give the stored outputs --------------------------------------------


@each_chapter
def test_stored_outputs_come_out_again(chapter, filled_copy):
    result = run_in_copy(
        filled_copy,
        *("-m", "pytest", "--nbval", "--nbval-current-env", "--nbval-cell-timeout=120"),
        *("--nbval-sanitize-with", str(build.CHECKOUT / "tests" / "sanitize.cfg")),
        *("-p", "no:cacheprovider", "-p", "no:xdist", "-q", "--no-header"),
        *("--rootdir", ".", f"notebooks/solved/{chapter.notebook}"),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert result.returncode == 0, result.stdout[-4000:]
    cells = notebooks.read(build.SOLVED / chapter.notebook)["cells"]
    count = sum(cell["cell_type"] == "code" for cell in cells)
    assert f"{count} passed" in result.stdout


# ---- 4: the empty course stops exactly where an exercise is needed -------------------------------


def expected_stops(notebook: dict) -> dict[str, set[str]]:
    """Which cells must fail while everything is open, and with which exceptions.

    A cell stops with NotFilledIn where it calls an open function, itself or through a function
    that an earlier cell defined; with NameError where it uses a name that a stopped cell would
    have assigned. Worked out from the text, without running anything.
    """
    needs_exercise = set(catalogue.exercises())  # names whose call stops a cell
    missing: set[str] = set()  # names that stopped cells would have assigned
    defined_later: dict[str, set[str]] = {}  # function of the notebook → names its body uses
    stops: dict[str, set[str]] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code" or notebooks.exercise_of(cell):
            continue
        tree = ast.parse(notebooks.text_of(cell))
        top = [node for node in tree.body if not isinstance(node, ast.FunctionDef)]
        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                defined_later[node.name] = names_read([node])
        used = names_read(top)
        reached = set(used)
        while more := {n for f in reached & defined_later.keys() for n in defined_later[f]} - reached:
            reached |= more
        reasons = {"NotFilledIn"} if reached & needs_exercise else set()
        if reached & missing:
            reasons.add("NameError")
        if reasons:
            stops[cell["id"]] = reasons
            missing |= names_assigned(top)
        else:
            missing -= names_assigned(top)
    return stops


def names_read(nodes) -> set[str]:
    return {
        name.id
        for node in nodes
        for name in ast.walk(node)
        if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Load)
        and not hasattr(builtins, name.id)
    }  # fmt: skip


def names_assigned(nodes) -> set[str]:
    return {
        name.id
        for node in nodes
        for name in ast.walk(node)
        if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
    }


@each_chapter
def test_the_empty_course_stops_only_at_open_exercises(chapter, fresh_copy):
    # As for somebody who skips: nothing before this chapter is filled in either.
    notebook = learner_notebook(chapter)
    for cell in notebook["cells"]:
        text = notebooks.text_of(cell)
        if cell["cell_type"] == "code" and "catch_up(" in text:
            lines = [line for line in text.splitlines() if not line.startswith("catch_up(")]
            cell["source"] = "\n".join(lines)
    executed = build.execute(notebook, fresh_copy, allow_errors=True)
    found, expected = errors_of(executed), expected_stops(notebook)
    assert found.keys() == expected.keys()
    assert {id for id, name in found.items() if name not in expected[id]} == set()
    assert "NotFilledIn" in found.values()


# ---- 5 and 6: a learner works through the course, and every function is really used -------------

RECORDER = """
import atexit, functools, importlib, json, pathlib
import fedlearn_lib
assert pathlib.Path(fedlearn_lib.__file__).parent.parent == pathlib.Path({copy!r})
_called = set()
def _record(name):
    def decorate(function):
        @functools.wraps(function)
        def recorded(*args, **kwargs):
            _called.add(name)
            return function(*args, **kwargs)
        return recorded
    return decorate
from fedlearn_lib.given import inputs as _inputs
_original = _inputs.check_inputs
def _check_inputs(**rules):
    return lambda function: _record(function.__name__)(_original(**rules)(function))
_inputs.check_inputs = _check_inputs
atexit.register(lambda: pathlib.Path({log!r}).write_text(json.dumps(sorted(_called))))
"""


def test_a_learner_fills_the_library_notebook_by_notebook(tmp_path):
    copy = copy_course(tmp_path / "course")
    library = Library(copy / "fedlearn_lib")
    for chapter in WRITTEN:
        log = tmp_path / f"called-{chapter.number}.json"
        setup = RECORDER.format(copy=str(copy.resolve()), log=str(log))
        typed = notebooks.solved(learner_notebook(chapter))
        executed = build.execute(with_first_cell(typed, setup), copy)
        assert errors_of(executed) == {}
        called = set(json.loads(log.read_text(encoding="utf-8")))
        own = [e for e in catalogue.exercises().values() if e.chapter == chapter.number]
        assert {e.name for e in own} <= called, "a notebook must use what it lets learners write"
        for exercise in own:
            standing = library.standing(exercise)
            assert not standing.open and standing.origin == YOURS and not standing.edited
    for room in catalogue.rooms():
        filled = (copy / "fedlearn_lib" / f"{room}.py").read_text(encoding="utf-8")
        assert filled == reference.solution_text(room)


@each_chapter
def test_a_sabotaged_function_stops_the_notebook(chapter, tmp_path):
    own = [e for e in catalogue.exercises().values() if e.chapter == chapter.number]
    exercise = own[-1]
    copy = copy_course(tmp_path / "course", filled=True)
    path = copy / "fedlearn_lib" / f"{exercise.room}.py"
    sentinel = f'{source.INDENT}raise RuntimeError("sabotage of {exercise.name}")'
    text = source.with_body(path.read_text(encoding="utf-8"), exercise.name, sentinel)
    path.write_text(text, encoding="utf-8")
    executed = build.execute(learner_notebook(chapter), copy, allow_errors=True)
    reports = [
        output["evalue"]
        for cell in executed["cells"]
        for output in cell.get("outputs", [])
        if output["output_type"] == "error"
    ]
    assert reports and reports[0] == f"sabotage of {exercise.name}"
