"""What a chapter needs of the chapters before it: the exercises that its notebook calls, itself or through others."""

import ast
from functools import cache

from . import notebooks
from .catalogue import Chapter, Exercise, exercises, rooms
from .copies import CHECKOUT
from .reference import solution_text


def needed_by(chapter: Chapter) -> list[Exercise]:
    """The exercises of earlier chapters that a chapter's notebook runs, in order.

    Worked out from the solved notebook, in which the chapter's own exercises are filled in, and from the reference
    answers: whatever the learner's own answers call is theirs to know. A room handed on as a whole counts whole, but
    for what is optional: no chapter runs that.
    """
    before = [exercise for exercise in exercises().values() if exercise.chapter < chapter.number]
    if chapter.notebook is None:
        return []
    try:
        notebook = notebooks.read(CHECKOUT / "notebooks" / "solved" / chapter.notebook)
        cells = [notebooks.text_of(cell) for cell in notebook["cells"] if cell["cell_type"] == "code"]
        names, reached = _names_in(ast.parse("\n".join(cells))), set()
    except (OSError, ValueError, LookupError, TypeError, SyntaxError):  # somebody deleted or damaged it
        return before  # better too much than a chapter that stops
    while more := names - reached:
        reached |= more
        names = {name for each in more for name in _calls().get(each, ())}
    return [exercise for exercise in before if exercise.name in reached]


@cache
def _calls() -> dict[str, set[str]]:
    """Function of a room, or room as a whole → the names that it uses."""
    calls: dict[str, set[str]] = {}
    for room, entries in rooms().items():
        for part in ast.parse(solution_text(room)).body:
            if isinstance(part, ast.FunctionDef):
                calls[part.name] = _names_in(ast.Module(part.body, []))
        calls[room] = {entry.name for entry in entries if entry.core}
    return calls


def _names_in(tree: ast.Module) -> set[str]:
    """The names that are read; what is only imported is not called."""
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
