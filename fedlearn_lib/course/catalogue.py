"""The list of chapters and exercises, read from exercises.toml: the one place that names them."""

import difflib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("exercises.toml")


@dataclass(frozen=True)
class Chapter:
    """One notebook; `notebook` is None while a chapter is only planned.

    `trail` marks the chapters that tell the whole story.
    """

    number: str
    title: str
    summary: str
    room: str | None = None
    notebook: str | None = None
    trail: bool = False


@dataclass(frozen=True)
class Exercise:
    """One function a learner writes."""

    name: str
    chapter: str
    room: str
    title: str
    minutes: int
    difficulty: int
    core: bool
    why: str
    hints: tuple[str, ...]
    limit_seconds: float = 10.0

    @property
    def label(self) -> str:
        """The quiet line under an exercise's title."""
        dots = "●" * self.difficulty + "○" * (5 - self.difficulty)
        return f"{'core' if self.core else 'stretch'} · {self.minutes} min · {dots}"

    @property
    def file(self) -> str:
        """Where the answer is kept, as learners see it."""
        return f"fedlearn_lib/{self.room}.py"


class UnknownName(KeyError):
    """No exercise or chapter is called so; the text says which one may be meant."""

    def __str__(self) -> str:
        return self.args[0]


@cache
def chapters() -> dict[str, Chapter]:
    """Chapters by number, in order."""
    return {entry["number"]: Chapter(**entry) for entry in _read()["chapter"]}


@cache
def exercises() -> dict[str, Exercise]:
    """Exercises by name, in the order in which they are met."""
    return {
        entry["name"]: Exercise(**{**entry, "hints": tuple(entry["hints"])})
        for entry in _read()["exercise"]
    }


def exercise(name: str) -> Exercise:
    """The exercise called so.

    Raises:
        UnknownName: with the nearest name.
    """
    if name not in exercises():
        close = difflib.get_close_matches(str(name), exercises(), n=1)
        guess = f" Did you mean {close[0]}?" if close else ' progress("01") lists those of a chapter.'
        raise UnknownName(f"There is no exercise called {name}.{guess}")
    return exercises()[name]


def chapter(number: str | int) -> Chapter:
    """The chapter with this number; 5, "5" and "05" are the same.

    Raises:
        UnknownName: with the numbers there are.
    """
    key = str(number).zfill(2)
    if key not in chapters():
        raise UnknownName(f"There is no chapter {number}. Chapters are {', '.join(chapters())}.")
    return chapters()[key]


def rooms() -> dict[str, list[Exercise]]:
    """The learner's modules that exist, each with its exercises."""
    result: dict[str, list[Exercise]] = {}
    for entry in exercises().values():
        result.setdefault(entry.room, []).append(entry)
    return result


@cache
def _read() -> dict:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
