"""Answers that travel: out of one checkout in one readable module, and into another.

The module is what a learner hands in, keeps, or carries to another machine or to a newer course:

    python -m fedlearn_lib export my_answers.py
    python -m fedlearn_lib import my_answers.py

How a class's files are judged, `grading.py` says.
"""

import ast
import contextlib
from dataclasses import dataclass
from pathlib import Path

from . import source
from .catalogue import Exercise, exercises, rooms
from .composing import CannotTravel, composed
from .judge import Judge
from .library import LENT, SOLUTION, YOURS, CannotSave, Damaged, Library
from .moved import renewed
from .reference import solution_body, solution_text

HEADER = '''"""My answers to the course on private federated learning.

Bring them into a checkout of the course with: python -m fedlearn_lib import {name}
"""
'''


# ---- out ----------------------------------------------------------------------------------------


def export(library: Library, name: str) -> tuple[str, list[str]]:
    """Everything a learner wrote, as one module.

    Args:
        library: where the answers stand.
        name: what the file will be called.

    Returns:
        The module's text, and a sentence for each room that could not be read.
    """
    parts, problems = [HEADER.format(name=name)], []
    for room, entries in rooms().items():
        try:
            text = library.text(entries[0])
        except Damaged as damage:
            problems.append(str(damage))
            continue
        answers = [_answer(library, text, entry) for entry in entries if _is_filled(text, entry)]
        if answers:
            parts += [f"\n# ==== {entries[0].file} ====", *_own_parts(text, room), *answers]
    return "\n".join(parts).rstrip() + "\n", problems


def _is_filled(text: str, exercise: Exercise) -> bool:
    node = source.functions(text).get(exercise.name)
    return node is not None and not source.is_open(node)


def _answer(library: Library, text: str, exercise: Exercise) -> str:
    origin = library.standing(exercise).origin
    answer = source.function_source(text, exercise.name, docstring=False)
    return f"\n\n# {exercise.name}: {origin}\n{answer}"


def _own_parts(text: str, room: str) -> list[str]:
    """What a learner added to a room beside the exercises: imports, constants, helpers."""
    given = {ast.dump(part) for part in ast.parse(solution_text(room)).body}
    names = set(exercises())
    own = [
        part
        for part in ast.parse(text).body
        if ast.dump(part) not in given and getattr(part, "name", None) not in names
    ]
    return ["", "\n\n\n".join(source.statement_source(text, part) for part in own)] if own else []


# ---- in -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Arrival:
    """What became of one answer."""

    exercise: str
    state: str  # filled, there already, kept (another answer stands there), not yet, not saved
    message: str = ""

    @property
    def arrived(self) -> bool:
        return self.state in ("filled", "there already")


def read_answers(path: Path) -> str:
    """The text of a module of answers.

    Raises:
        ValueError: it cannot be read or does not parse, with a sentence.
    """
    try:
        text = renewed(source.decoded(path.read_bytes()))
        source.functions(text)
    except OSError as error:
        raise ValueError(f"{path} cannot be read: {error.strerror or error}.") from None
    except SyntaxError as error:
        raise ValueError(f"{path}, line {error.lineno}: {error.msg}. Mend that line.") from None
    except (ValueError, RecursionError, MemoryError) as error:
        raise ValueError(f"{path} is no Python text ({error}).") from None
    return text


def bring_in(library: Library, judge: Judge, text: str, *, replace: bool = False) -> list[Arrival]:
    """Check the answers of a module and fill in those that are right.

    Args:
        text: a module as `export` writes it, or any module with functions of these names.
        replace: whether an answer that stands in the library already gives way.
    """
    found = source.functions(text)
    arrivals = []
    for exercise in exercises().values():
        node = found.get(exercise.name)
        if node is not None and not source.is_open(node):
            arrivals.append(_bring_in_one(library, judge, text, exercise, replace))
    return arrivals


def _bring_in_one(library, judge, text, exercise, replace) -> Arrival:
    try:
        answer = composed(text, exercise)
        body = source.body(answer, exercise.name)
        standing = library.standing(exercise)
        room = library.read(exercise)
        origin = next((each for each in (SOLUTION, LENT) if marked(text, exercise.name, each)), YOURS)
        gives_way = standing.open or standing.origin == LENT and origin != LENT  # a loan does, to an answer
        same = body in (source.body(room, exercise.name), _composed_body(room, exercise))
        if not gives_way and (same or origin == LENT):
            return Arrival(exercise.name, "there already")
        if not gives_way and not replace:
            return Arrival(exercise.name, "kept", f"another answer stands in {exercise.file}")
        verdict = judge.judge(exercise, answer)
        if verdict.verdict != "right":
            if origin != LENT:
                return Arrival(exercise.name, verdict.verdict, verdict.message)
            body = solution_body(exercise)  # an older course lent something else; this one lends its own
        library.write(exercise, body, origin)
    except CannotTravel as reason:
        return Arrival(exercise.name, "not yet", str(reason))
    except (CannotSave, Damaged, ValueError) as error:
        return Arrival(exercise.name, "not saved", str(error))
    return Arrival(exercise.name, "filled")


def _composed_body(room: str, exercise: Exercise) -> str | None:
    """The body that stands in a room, with helpers that stand beside it there; None where they cannot travel."""
    with contextlib.suppress(CannotTravel):
        return source.body(composed(room, exercise), exercise.name)
    return None


def marked(text: str, name: str, origin: str) -> bool:
    """Whether an exported module says so of an answer; see `_answer`."""
    return f"# {name}: {origin}\n" in text
