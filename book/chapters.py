"""A chapter of the web book: the solved notebook, its exercises empty, with hints and one right answer folded away."""

import re

from glossary import Glossary
from links import Links

from fedlearn_lib.course import build, notebooks
from fedlearn_lib.course.catalogue import Chapter, Exercise

WIDGET = "application/vnd.jupyter.widget-view+json"


def chapter_page(chapter: Chapter, glossary: Glossary, links: Links) -> dict:
    """The notebook from which Sphinx makes the page of a chapter."""
    solved = notebooks.read(build.SOLVED / chapter.notebook)  # the other may hold a learner's answers
    met: set[str] = set()  # terms that this chapter has linked already
    cells = []
    for empty, cell in zip(notebooks.fresh(solved)["cells"], solved["cells"], strict=True):
        exercise = notebooks.exercise_of(cell)
        if exercise:
            cells += [empty, markdown(f"{cell['id']}-help", folded_help(exercise, notebooks.text_of(cell)))]
        elif cell["cell_type"] == "markdown":
            text = links.rewritten(notebooks.text_of(cell), "notebooks")
            cells.append({**cell, "source": glossary.linked(text, met)})
        else:
            cells.append({**cell, "outputs": [still(output) for output in cell["outputs"] if not moves(output)]})
    cells.insert(1, markdown("about-this-page", how_to_work(chapter)))
    return {**solved, "cells": cells}


def markdown(cell_id: str, text: str) -> dict:
    return {"cell_type": "markdown", "id": cell_id[:64], "metadata": {}, "source": text}


def how_to_work(chapter: Chapter) -> str:
    return (
        f"*To read. To write the functions yourself, open `notebooks/{chapter.notebook}` in JupyterLab, with "
        "`python3 start.py`. Numbers that are drawn afresh, such as keys, are those of one run.*"
    )


def folded_help(exercise: Exercise, solved_cell: str) -> str:
    """Three hints and an answer, each folded; the answer is the solved cell without what saves it."""
    answer = re.sub(r"^@fill.*\n", "", solved_cell, count=1, flags=re.MULTILINE).strip()
    parts = {f"Hint {i}": as_it_is(hint) for i, hint in enumerate(exercise.hints, start=1)}
    parts["One right answer"] = f"```python\n{answer}\n```"
    return "\n\n".join(folded(title, text) for title, text in parts.items())


def as_it_is(hint: str) -> str:
    """A hint in Markdown: only its `code` is marked up, and a power such as 5**777 is no bold type."""
    parts = re.split(r"(`[^`]*`)", hint)
    return "".join(part if part.startswith("`") else re.sub(r"([*_<\[\]$])", r"\\\1", part) for part in parts)


def folded(title: str, text: str) -> str:
    return f"<details><summary>{title}</summary>\n\n{text}\n\n</details>"


def moves(output: dict) -> bool:
    """Whether an output is a widget without a picture: a progress bar."""
    return WIDGET in output.get("data", {}) and "text/html" not in output["data"]


def still(output: dict) -> dict:
    """An output as a page can show it: of a widget its picture."""
    if "data" not in output:
        return output
    return {**output, "data": {kind: value for kind, value in output["data"].items() if kind != WIDGET}}
