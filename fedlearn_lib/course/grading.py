"""A class's answers, judged: who handed in what, what each answer is worth, and which answers are the same.

A file is only read and parsed here; its code runs in a judge's child process and nowhere else. That child has limits
(time, memory, what is printed; it refuses to write files), but it is no sandbox: grade the files of people you know.

Exported files hold no times, on purpose: when somebody works at night is nobody's business. So the one time that is
known is when the file was last changed.
"""

import ast
import queue
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from . import source
from .catalogue import Exercise, exercise, exercises
from .composing import CannotTravel, composed
from .judge import Judge, Verdict
from .library import LENT, SOLUTION, YOURS
from .reference import solution_function
from .sameness import form, is_long
from .travel import marked, read_answers

LARGEST = 2**20  # bytes of a file; a whole export has about 50,000
LONGEST = 2_000  # characters of a message
WORDS = {"right", "not yet", "open", "error"}
NOTHING = "Nothing is written yet."
UNREADABLE = "This answer cannot be taken out of its file ({}). Write it in shorter, plainer lines."


@dataclass(frozen=True)
class Result:
    """What one answer is worth.

    Attributes:
        verdict: the judge's.
        origin: yours, or the solution: marked so by the export, or the solution's very statements.
        form: the answer without its own names and comments; empty for short answers, which are the same by nature.
    """

    verdict: Verdict
    origin: str = YOURS
    form: str = ""

    @property
    def state(self) -> str:
        """yours, the solution, not yet, open, or error."""
        return self.origin if self.verdict.verdict == "right" else self.verdict.verdict


@dataclass(frozen=True)
class Pupil:
    """One handed-in file.

    Attributes:
        who: as the file, or its folder, is called; without characters that cannot be printed.
        changed: when the file was last changed; None if nobody knows.
        results: by exercise, all of them.
    """

    who: str
    changed: datetime | None
    results: dict[str, Result]


@dataclass(frozen=True)
class Alike:
    """Several pupils who handed in the same answer, names and comments aside."""

    exercise: str
    who: list[str]


def _unwatched(verdicts, total: int):
    return verdicts


def grade(folder: Path, judges: list[Judge], watched: Callable = _unwatched) -> list[Pupil]:
    """Judge every answer of every module in a folder; the same answer is judged once.

    Args:
        folder: with a file a pupil, or a folder a pupil with a file in it, as learning platforms hand out.
        judges: they work side by side; two keep two processors busy.
        watched: gets the verdicts as they come, and `total`, and hands them on, such as tqdm.

    Returns:
        The pupils, in order of their files' names.
    """
    read = [(who, _changed(path), _answers(path)) for who, path in _handed_in(folder)]
    given = [(name, answer) for *_, answers in read for name, answer in answers.items() if not answer.verdict]
    first: dict[tuple[str, str], _Answer] = {}  # of each form: when it is right, the others are, too
    for name, answer in given:
        first.setdefault((name, answer.form), answer)
    verdicts = _judged({(name, answer.tree): answer.text for (name, _), answer in first.items()}, judges, watched)
    # What is wrong is told in an answer's own words, so those are asked one by one.
    others = {
        (name, answer.tree): answer.text for name, answer in given
        if verdicts[name, first[name, answer.form].tree].verdict != "right" and (name, answer.tree) not in verdicts
    }  # fmt: skip
    if others:
        verdicts |= _judged(others, judges, watched)

    def result(name: str, answer: _Answer) -> Result:
        verdict = answer.verdict or verdicts.get((name, answer.tree)) or verdicts[name, first[name, answer.form].tree]
        return Result(verdict, answer.origin, answer.form if answer.is_long else "")

    return [
        Pupil(who, changed, {name: result(name, answer) for name, answer in answers.items()})
        for who, changed, answers in read
    ]


def alike(pupils: list[Pupil]) -> list[Alike]:
    """The answers that several pupils handed in, right or wrong; the course's own solution is not among them."""
    groups: dict[tuple[str, str], list[str]] = {}
    for pupil in pupils:
        for name, result in pupil.results.items():
            if result.form and result.origin != SOLUTION and result.form != _solution_form(name):
                groups.setdefault((name, result.form), []).append(pupil.who)
    order = list(exercises())
    found = [Alike(name, who) for (name, _), who in groups.items() if len(who) > 1]
    return sorted(found, key=lambda each: (order.index(each.exercise), each.who))


def printable(text: str) -> str:
    """A text without control codes, lone surrogates and marks that turn the writing round."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)


# ---- files --------------------------------------------------------------------------------------


def _handed_in(folder: Path) -> list[tuple[str, Path]]:
    """Who handed in which file: every one by another name."""
    files = [*folder.glob("*.py"), *(path for path in folder.glob("*/*.py") if path.parent.name[0] not in "._")]
    files = sorted(path for path in files if path.is_file())
    folders = [path.parent for path in files]
    found, names = [], set()
    for path in files:
        alone = path.parent != folder and folders.count(path.parent) == 1
        name = who = printable(path.parent.name if alone else path.relative_to(folder).with_suffix("").as_posix())
        number = 1
        while who in names:
            number += 1
            who = f"{name} ({number})"
        names.add(who)
        found.append((who, path))
    return found


def left_out(folder: Path) -> str:
    """A sentence on files that lie too deep for `grade`; empty where there are none."""
    deep = sorted(path for path in folder.glob("*/*/**/*.py"))
    if not deep:
        return ""
    return printable(
        f"Left out, for they lie too deep: {len(deep)} .py files such as {deep[0].relative_to(folder)}. "
        "Put each learner's file into the folder itself, or into one of its folders."
    )


def _changed(path: Path) -> datetime | None:
    try:
        changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except (OSError, ValueError, OverflowError):
        return None
    return changed if changed.year > 1980 else None  # what archives say that know no time


# ---- answers ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Answer:
    """One answer before it is judged; `verdict` is there where no judge is needed.

    Answers with the same tree are the same but for comments and docstrings, which no verdict depends on.
    """

    text: str = ""
    tree: str = ""
    form: str = ""
    is_long: bool = False
    origin: str = YOURS
    verdict: Verdict | None = None


def _answers(path: Path) -> dict[str, _Answer]:
    """What stands in a file, by exercise."""
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError(f"{path.name} is larger than {LARGEST:,} bytes, so it was not read.")
        text = read_answers(path)
    except (OSError, ValueError) as error:
        message = printable(str(error))
        return {name: _Answer(verdict=Verdict(name, "error", None, message)) for name in exercises()}
    found = source.functions(text)
    alone = _apart(text)
    return {
        name: _answer(entry, alone(name), text) if name in found and not marked(text, name, LENT)
        else _Answer(verdict=Verdict(name, "open", None, NOTHING))
        for name, entry in exercises().items()
    }  # fmt: skip


def _apart(text: str) -> Callable[[str], str]:
    """From a module, for each exercise: the module without the functions of the others.

    None of them travels along, and a whole class is read three times as fast.
    """
    lines, parts = text.split("\n"), ast.parse(text).body
    begins = [min([part.lineno, *(each.lineno for each in getattr(part, "decorator_list", []))]) - 1 for part in parts]
    if any(part.end_lineno > begin for part, begin in zip(parts, begins[1:], strict=False)):  # two on one line
        return lambda name: text
    ends = [*begins[1:], len(lines)]
    others = exercises()

    def alone(name: str) -> str:
        kept = [
            "\n".join(lines[begin:end]) for part, begin, end in zip(parts, begins, ends, strict=True)
            if (called := getattr(part, "name", None)) == name or called not in others
        ]  # fmt: skip
        return "\n".join(kept)

    return alone


def _answer(entry: Exercise, alone: str, text: str) -> _Answer:
    try:
        answer = composed(alone, entry)
        node = source.functions(answer)[entry.name]
        long = is_long(node)
        same = long and source.same_body(node, solution_function(entry))
        origin = SOLUTION if same or marked(text, entry.name, SOLUTION) else YOURS
        tree = "\n".join([source.header(node), *map(ast.dump, source.without_docstring(node))])
        return _Answer(answer, tree, form(node), long, origin)
    except CannotTravel as reason:
        return _Answer(verdict=Verdict(entry.name, "not yet", "cannot-travel", str(reason)))
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        message = UNREADABLE.format(type(error).__name__)
        return _Answer(verdict=Verdict(entry.name, "not yet", "syntax-error", message))


@cache
def _solution_form(name: str) -> str:
    return form(solution_function(exercise(name)))


# ---- verdicts -----------------------------------------------------------------------------------


def _judged(asked: dict[tuple[str, str], str], judges: list[Judge], watched: Callable) -> dict[tuple, Verdict]:
    """The verdict on each answer, which is given as (exercise, tree): text."""
    free: queue.Queue[Judge] = queue.Queue()
    for judge in judges:
        free.put(judge)

    def verdict(one: tuple[str, str]) -> Verdict:
        name, judge = one[0], free.get()
        try:
            return _sober(judge.judge(exercise(name), asked[one]))
        except Exception:  # an answer that speaks in the judge's place: no word of it is believed
            return Verdict(name, "error", None, "The judge's word on this answer was broken off. Look at it yourself.")
        finally:
            free.put(judge)

    pool = ThreadPoolExecutor(len(judges))
    try:
        return dict(zip(asked, watched(pool.map(verdict, asked), total=len(asked)), strict=True))
    finally:  # after an interrupt, too: nothing more is begun
        pool.shutdown(cancel_futures=True)


def _sober(verdict: Verdict) -> Verdict:
    """A verdict that is one: known words, texts of a length that fits a page."""
    if verdict.verdict not in WORDS or not isinstance(verdict.message, str):
        raise ValueError("no verdict")
    if not (verdict.advice is None or isinstance(verdict.advice, str) and len(verdict.advice) < 60):
        raise ValueError("no advice")
    message = " ".join(printable(line) for line in verdict.message[:LONGEST].splitlines())
    return replace(verdict, message=message)
