"""The reference answers as text, and the empty stubs that are generated from them."""

import ast
from functools import cache
from pathlib import Path

from . import source
from .catalogue import Exercise, rooms

FOLDER = Path(__file__).with_name("solutions")


@cache
def solution_text(room: str) -> str:
    """The module of reference answers for one room."""
    return (FOLDER / f"{room}.py").read_text(encoding="utf-8")


@cache
def solution_function(exercise: Exercise) -> ast.FunctionDef:
    """The reference answer as a tree; only to be read."""
    return source.functions(solution_text(exercise.room))[exercise.name]


def solution_body(exercise: Exercise) -> str:
    """The reference answer's statements, indented by four spaces."""
    return source.body(solution_text(exercise.room), exercise.name)


def stub_body(exercise: Exercise) -> str:
    """What stands in the library while an exercise is open."""
    return f'{source.INDENT}raise NotFilledIn("{exercise.name}")'


@cache
def stub_room(room: str) -> str:
    """The whole module as a fresh clone holds it: the solutions with every body emptied."""
    text = solution_text(room)
    for exercise in rooms()[room]:
        text = source.with_body(text, exercise.name, stub_body(exercise))
    return text


def stub_function(exercise: Exercise) -> str:
    """One function as a fresh clone holds it: decorator, header, docstring, empty body."""
    text = stub_room(exercise.room)
    node = source.functions(text)[exercise.name]
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    return "\n".join(text.split("\n")[first - 1 : node.end_lineno])
