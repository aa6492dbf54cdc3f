"""Answers that travel: out of one checkout in one readable module, and into another.

The module is what a learner hands in, keeps, or carries to another machine or to a newer course:

    python -m fedlearn_lib export my_answers.py
    python -m fedlearn_lib import my_answers.py
    python -m fedlearn_lib grade folder_with_the_class
"""

import ast
import csv
from dataclasses import dataclass
from pathlib import Path

from . import source
from .catalogue import Exercise, exercises, rooms
from .judge import Judge, Verdict
from .library import SOLUTION, YOURS, CannotSave, Damaged, Library
from .reference import solution_text

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
            text = library.read_room(entries[0])
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
    return ["", *(source.statement_source(text, part) for part in own)] if own else []


# ---- in -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Arrival:
    """What became of one answer: filled, there already, kept (another stands there), not yet."""

    exercise: str
    state: str
    message: str = ""


def bring_in(library: Library, judge: Judge, text: str, *, replace: bool = False) -> list[Arrival]:
    """Check the answers of a module and fill in those that are right.

    Args:
        text: a module as `export` writes it, or any module with functions of these names.
        replace: whether an answer that stands in the library already gives way.

    Raises:
        SyntaxError: the module does not parse.
    """
    found = source.functions(text)
    arrivals = []
    for exercise in exercises().values():
        node = found.get(exercise.name)
        if node is not None and not source.is_open(node):
            arrivals.append(_bring_in_one(library, judge, text, exercise, replace))
    return arrivals


def _bring_in_one(library, judge, text, exercise, replace) -> Arrival:
    body = source.body(text, exercise.name)
    try:
        standing = library.standing(exercise)
        room = library.read(exercise)
        if not standing.open and source.body(room, exercise.name) == body:
            return Arrival(exercise.name, "there already")
        if not standing.open and not replace:
            return Arrival(exercise.name, "kept", f"another answer stands in {exercise.file}")
        verdict = judge.judge(exercise, text)
        if verdict.verdict != "right":
            return Arrival(exercise.name, verdict.verdict, verdict.message)
        reference = source.functions(solution_text(exercise.room))[exercise.name]
        same = source.same_body(source.functions(text)[exercise.name], reference)
        library.add_parts(exercise, _missing_parts(text, room, exercise))
        library.write(exercise, body, SOLUTION if same else YOURS)
    except (CannotSave, Damaged, ValueError) as error:
        return Arrival(exercise.name, "not saved", str(error))
    return Arrival(exercise.name, "filled")


def _missing_parts(text: str, room: str, exercise: Exercise) -> list[str]:
    """The helpers and imports that an answer came with and its room does not have yet."""
    there = {ast.dump(part) for part in ast.parse(room).body}
    taken = {part.name for part in ast.parse(room).body if hasattr(part, "name")}
    missing = []
    for part in ast.parse(text).body:
        name = getattr(part, "name", None)
        is_text = isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant)
        if ast.dump(part) in there or is_text or name in exercises():
            continue
        if name in taken:
            raise ValueError(f"{exercise.file} has another {name}; rename one of the two")
        missing.append(source.statement_source(text, part))
    return missing


# ---- a class ------------------------------------------------------------------------------------


def grade(folder: Path, judge: Judge) -> list[tuple[str, Verdict]]:
    """Judge every answer of every module in a folder: pairs (who, verdict), in order of names."""
    results = []
    for path in sorted(folder.glob("*.py")):
        try:
            text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
            found = source.functions(text)
        except (UnicodeDecodeError, SyntaxError, ValueError) as error:
            message = f"{path.name} cannot be read: {error}."
            results += [(path.stem, Verdict(n, "error", None, message)) for n in exercises()]
            continue
        for exercise in exercises().values():
            verdict = (
                judge.judge(exercise, text)
                if exercise.name in found
                else Verdict(exercise.name, "open", None, "Nothing is written yet.")
            )
            results.append((path.stem, verdict))
    return results


def write_csv(path: Path, results: list[tuple[str, Verdict]]) -> None:
    """One line for each learner and exercise."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["who", "exercise", "verdict", "advice"])
        for who, verdict in results:
            table.writerow([who, verdict.exercise, verdict.verdict, verdict.advice or ""])
