"""Answers that travel: out of one checkout in one readable module, and into another.

The module is what a learner hands in, keeps, or carries to another machine or to a newer course:

    python -m fedlearn_lib export my_answers.py
    python -m fedlearn_lib import my_answers.py
    python -m fedlearn_lib grade folder_with_the_class
"""

import ast
import contextlib
import csv
from dataclasses import dataclass
from pathlib import Path

from fedlearn_lib.given.tables import Table

from . import source
from .catalogue import Exercise, exercises, rooms
from .composing import CannotTravel, composed
from .judge import Judge, Verdict
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
        origin = next((each for each in (SOLUTION, LENT) if _marked(text, exercise.name, each)), YOURS)
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


def _marked(text: str, name: str, origin: str) -> bool:
    """Whether an exported module says so of an answer; see `_answer`."""
    return f"# {name}: {origin}\n" in text


# ---- a class ------------------------------------------------------------------------------------


def grade(folder: Path, judge: Judge) -> list[tuple[str, Verdict]]:
    """Judge every answer of every module in a folder: pairs (who, verdict), in order of names.

    Who it is says the file's name, or that of the folder in which it is alone, as learning platforms hand out.
    """
    results = []
    for who, path in _handed_in(folder):
        try:
            text = read_answers(path)
        except ValueError as error:
            results += [(who, Verdict(name, "error", None, str(error))) for name in exercises()]
            continue
        found = source.functions(text)
        for exercise in exercises().values():
            verdict = (
                _judged(judge, exercise, text)
                if exercise.name in found and not _marked(text, exercise.name, LENT)
                else Verdict(exercise.name, "open", None, "Nothing is written yet.")
            )
            results.append((who, verdict))
    return results


def _handed_in(folder: Path) -> list[tuple[str, Path]]:
    """Who handed in which file."""
    files = [*folder.glob("*.py"), *(path for path in folder.glob("*/*.py") if path.parent.name[0] not in "._")]
    folders = [path.parent for path in files]
    return [
        (path.parent.name if path.parent != folder and folders.count(path.parent) == 1
         else path.relative_to(folder).with_suffix("").as_posix(), path)
        for path in sorted(files)
    ]  # fmt: skip


def left_out(folder: Path) -> str:
    """A sentence on files that lie too deep for `grade`; empty where there are none."""
    deep = sorted(path for path in folder.glob("*/*/**/*.py"))
    if not deep:
        return ""
    return (
        f"Left out, for they lie too deep: {len(deep)} .py files such as {deep[0].relative_to(folder)}. "
        "Put each learner's file into the folder itself, or into one of its folders."
    )


def _judged(judge: Judge, exercise: Exercise, text: str) -> Verdict:
    try:
        return judge.judge(exercise, composed(text, exercise))
    except CannotTravel as reason:
        return Verdict(exercise.name, "not yet", "cannot-travel", str(reason))


def table(results: list[tuple[str, Verdict]]) -> Table:
    """A line a learner, a column an exercise: right, open, error, or the advice."""
    names = list(exercises())
    lines: dict[str, dict[str, str]] = {}
    for who, verdict in results:
        lines.setdefault(who, {})[verdict.exercise] = verdict.advice or verdict.verdict
    rows = [[who, *(line[name] for name in names)] for who, line in lines.items()]
    right = [sum(row[i] == "right" for row in rows) for i in range(1, len(names) + 1)]
    rows.append(["right", *(f"{count} of {len(lines)}" for count in right)])
    return Table(f"{len(lines)} learners", ["who", *names], rows)


def write_csv(path: Path, results: list[tuple[str, Verdict]]) -> None:
    """One line for each learner and exercise."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:  # Excel reads it as UTF-8 with the mark alone
        table = csv.writer(file)
        table.writerow(["who", "exercise", "verdict", "advice", "message"])
        for who, verdict in results:
            message = "" if verdict.verdict in ("right", "open") else verdict.message
            table.writerow([who, verdict.exercise, verdict.verdict, verdict.advice or "", message])
