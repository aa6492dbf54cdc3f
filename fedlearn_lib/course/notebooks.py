"""Notebooks as data: which cells are exercises, what a fresh one and a solved one look like."""

import copy
import json
from pathlib import Path

from . import source
from .catalogue import Exercise, exercises
from .reference import solution_text

EMPTY_BODY = f"{source.INDENT}...  # your code here"
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def read(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def as_text(notebook: dict) -> str:
    """The form in which notebooks are committed: the one nbformat and ruff write too."""
    return json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def text_of(cell: dict) -> str:
    lines = cell["source"]
    return lines if isinstance(lines, str) else "".join(lines)


def exercise_of(cell: dict) -> Exercise | None:
    """The exercise a cell holds: its function decorated with `@fill`; None for other cells."""
    if cell["cell_type"] != "code":
        return None
    try:
        found = source.functions(text_of(cell))
    except SyntaxError:
        return None
    for name, node in found.items():
        if name in exercises() and any(_is_fill(decorator) for decorator in node.decorator_list):
            return exercises()[name]
    return None


def _is_fill(decorator) -> bool:
    return getattr(getattr(decorator, "func", decorator), "id", None) == "fill"


def fresh(notebook: dict) -> dict:
    """As learners get it: exercises empty, no outputs, no counts."""
    return _rewritten(notebook, lambda exercise: EMPTY_BODY)


def solved(notebook: dict) -> dict:
    """With every exercise filled in, not executed yet."""

    def body(exercise):
        return source.body(solution_text(exercise.room), exercise.name)

    return _rewritten(notebook, body)


def _rewritten(notebook: dict, body_for) -> dict:
    result = {"cells": [], "metadata": copy.deepcopy(METADATA), "nbformat": 4, "nbformat_minor": 5}
    for cell in notebook["cells"]:
        text = text_of(cell)
        exercise = exercise_of(cell)
        if exercise:
            text = source.with_body(text, exercise.name, body_for(exercise))
        new = {
            "cell_type": cell["cell_type"],
            "id": cell["id"],
            "metadata": {k: v for k, v in cell["metadata"].items() if k == "tags"},
            "source": text.splitlines(keepends=True),
        }
        if cell["cell_type"] == "code":
            new.update(execution_count=None, outputs=[])
        result["cells"].append(new)
    return result


def in_step(notebook: dict, solved_notebook: dict) -> bool:
    """Whether both have the same cells, whatever stands in the exercises and the outputs."""
    return _outline(notebook) == _outline(solved_notebook)


def _outline(notebook: dict) -> list[tuple]:
    outline = []
    for cell in notebook["cells"]:
        exercise = exercise_of(cell)
        outline.append((cell["id"], cell["cell_type"], exercise.name if exercise else text_of(cell)))
    return outline


def without_widget_state(notebook: dict) -> dict:
    """Stored outputs of widgets keep only their picture: there is no kernel behind them any more."""
    result = copy.deepcopy(notebook)
    for cell in result["cells"]:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if "text/html" in data:
                data.pop("application/vnd.jupyter.widget-view+json", None)
    return result
