"""One notebook is one sitting: how long it takes, and whether it is short enough to be finished."""

import ast
import math
import re
from dataclasses import dataclass
from itertools import pairwise

from .catalogue import Chapter, Exercise
from .notebooks import exercise_of, text_of

WORDS_A_MINUTE, CODE_CELLS_A_MINUTE = 120, 2
FURTHER = "## Go further"  # the heading of the optional last section
QUESTIONS = "## Questions to think about"  # one cell behind the closing: for afterwards, so no part of the sitting
CLOSING = "## What you have now"
MINUTES = re.compile(r"(?<=about )\d+(?= minutes)")
LONGER = {"01": 75, "08": 75}  # minutes, with a marked pause
LIMITS = {"minutes": 60, "cells": 60, "core exercises": 6, "cells in a row": 12, "import lines": 8}


@dataclass(frozen=True)
class Sitting:
    """What a notebook asks of a learner.

    Attributes:
        minutes: of everything up to the questions to think about and the optional last section, rounded up to five.
        cells: in all, but for the questions.
        core: how many core exercises.
        in_a_row: the most cells between two things the learner does: an exercise, a guess, a slider.
        import_lines: of the first code cell.
    """

    minutes: int
    cells: int
    core: int
    in_a_row: int
    import_lines: int

    def problems(self, chapter: Chapter) -> list[str]:
        """One line for each limit that the notebook of a chapter breaks."""
        found = (self.minutes, self.cells, self.core, self.in_a_row, self.import_lines)
        limits = LIMITS | {"minutes": LONGER.get(chapter.number, LIMITS["minutes"])}
        return [
            f"{what}: {number} where {limit} are the limit"
            for (what, limit), number in zip(limits.items(), found, strict=True)
            if number > limit
        ]


def of(notebook: dict) -> Sitting:
    """The sitting that a notebook is, exercises empty or filled."""
    core, _ = parts(notebook)
    code = [cell for cell in core if cell["cell_type"] == "code"]
    exercises = exercises_in(core)
    exact = sum(e.minutes for e in exercises) + _words(core) / WORDS_A_MINUTE + len(code) / CODE_CELLS_A_MINUTE
    end = next((i for i, cell in enumerate(core) if text_of(cell).startswith(CLOSING)), len(core))
    done = [-1, *(i for i, cell in enumerate(core[:end]) if _is_done(cell)), end]
    return Sitting(
        minutes=5 * math.ceil(exact / 5),
        cells=sum(not is_questions(cell) for cell in notebook["cells"]),
        core=len(exercises),
        in_a_row=max(after - before - 1 for before, after in pairwise(done)),
        import_lines=len(text_of(code[0]).strip().splitlines()) if code else 0,
    )


def parts(notebook: dict) -> tuple[list[dict], list[dict]]:
    """A notebook's cells: those that everybody walks, and what stands behind: questions, the optional last section."""
    cells = notebook["cells"]
    start = next((i for i, cell in enumerate(cells) if _is_behind(cell)), len(cells))
    return cells[:start], cells[start:]


def is_questions(cell: dict) -> bool:
    """Whether this is the cell with a chapter's questions to think about."""
    return cell["cell_type"] == "markdown" and text_of(cell).startswith(QUESTIONS)


def _is_behind(cell: dict) -> bool:
    return is_questions(cell) or text_of(cell).startswith(FURTHER)


def exercises_in(cells: list[dict]) -> list[Exercise]:
    return [exercise for cell in cells if (exercise := exercise_of(cell))]


def with_minutes(notebook: dict) -> dict:
    """The notebook with its computed minutes in the opening cell, which says "about … minutes" once."""
    first, *others = notebook["cells"]
    text, count = MINUTES.subn(str(of(notebook).minutes), text_of(first))
    if count != 1:
        raise ValueError(f"the opening cell must say 'about … minutes' once, and says it {count} times")
    return notebook | {"cells": [first | {"source": text.splitlines(keepends=True)}, *others]}


def _words(cells: list[dict]) -> int:
    texts = (text_of(cell) for cell in cells if cell["cell_type"] == "markdown")
    return sum(any(map(str.isalnum, word)) for text in texts for word in text.split())


def _is_done(cell: dict) -> bool:
    """Whether the learner does something here: solves an exercise, commits to a guess, moves a slider."""
    if cell["cell_type"] != "code":
        return False
    return bool(exercise_of(cell)) or any(
        isinstance(node, ast.Name) and node.id.endswith("_guess") and isinstance(node.ctx, ast.Store)
        or isinstance(node, ast.Attribute) and node.attr.startswith("explore")
        for node in ast.walk(ast.parse(text_of(cell)))
    )
