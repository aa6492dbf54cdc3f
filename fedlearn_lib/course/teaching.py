"""What a teacher plans with: ready workshops with breaks, and what to know about each chapter.

All of it is worked out: times from the notebooks' computed minutes, advice from the checks, questions and answers from
the notebooks. What nothing else says (a chapter's one idea, which mistakes to expect) stands in course/teaching.toml.
"""

import itertools
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from . import catalogue, notebooks, sittings
from .catalogue import Chapter
from .checks import checks_of

FILE = Path(__file__).with_name("teaching.toml")
ASKED = re.compile(
    r"^\*\*(\d)(?: · on paper)?\.\*\* (.+)\n\n<details><summary>Answer</summary>\n\n(.+)\n\n</details>$", re.MULTILINE
)
MARKS = re.compile(r"(?<=\*)\*|\*(?=\*)|[_<\[\]]")  # a single star may stand: it stresses a word
# In minutes, from midnight where it is a time of day.
BEGIN, NOON = 9 * 60, 11 * 60 + 45  # the first sitting; from then on the next break is lunch
LUNCH, BREAK, PAUSE = 60, 15, 5  # the last in the middle of the two long sittings
BREAK_AFTER = 45  # of work
HALF_DAY = ["11", "12", "16"]  # how phones do it, and on many machines

Read = Callable[[Chapter], dict]  # a chapter's notebook


# ---- workshops ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Slot:
    """A stretch of a workshop's day, in minutes from midnight."""

    begin: int
    end: int
    what: str


def workshops(read: Read) -> list[str]:
    """Three workshops, a table a day."""
    there = [chapter for chapter in catalogue.chapters().values() if chapter.notebook]
    minutes = {chapter.number: sittings.of(read(chapter)).minutes for chapter in there}
    trail = [chapter.number for chapter in there if chapter.trail]
    plans = {
        "One day: the trail": [trail],
        "A day and a half: the trail, and how phones do it": [trail, [n for n in HALF_DAY if n in minutes]],
        "Three days: everything": even_days(minutes, 3),
    }
    lines = []
    for title, days in plans.items():
        lines += [f"### {title}", ""]
        for number, chapters in enumerate(days, start=1):
            slots = day({chapter: minutes[chapter] for chapter in chapters})
            work = sum(minutes[chapter] for chapter in chapters)
            name = f"Day {number}" if len(days) > 1 else "The day"
            lines += [f"**{name}**: {_hours(work)} of work, done by {_clock(slots[-1].end)}.", ""]
            lines += ["| from | to | what |", "|---|---|---|"]
            lines += [f"| {_clock(slot.begin)} | {_clock(slot.end)} | {slot.what} |" for slot in slots]
            lines.append("")
    return lines[:-1]


def even_days(minutes: dict[str, int], days: int) -> list[list[str]]:
    """Chapters in order, cut into days so that the longest day is as short as it can be."""
    numbers = list(minutes)

    def cut(places: tuple[int, ...]) -> list[list[str]]:
        return [numbers[a:b] for a, b in itertools.pairwise((0, *places, len(numbers)))]

    cuts = map(cut, itertools.combinations(range(1, len(numbers)), days - 1))
    return min(cuts, key=lambda parts: max(sum(minutes[n] for n in part) for part in parts))


def day(minutes: dict[str, int]) -> list[Slot]:
    """A day of sittings, given as {chapter: minutes}, with breaks between them, and lunch about noon."""
    slots, now, since_break, had_lunch = [], BEGIN, 0, False
    for place, (number, length) in enumerate(minutes.items()):
        long = number in sittings.LONGER
        taken = length + PAUSE if long else length
        pause = f", with {PAUSE} minutes' pause at its mark" if long else ""
        slots.append(Slot(now, now + taken, f"{_title(catalogue.chapter(number))}{pause}"))
        now, since_break = now + taken, since_break + taken
        if place == len(minutes) - 1:
            break
        if now >= NOON and not had_lunch:
            slots.append(Slot(now, now + LUNCH, "*lunch*"))
            now, since_break, had_lunch = now + LUNCH, 0, True
        elif since_break >= BREAK_AFTER:
            slots.append(Slot(now, now + BREAK, "*break*"))
            now, since_break = now + BREAK, 0
    return slots


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"


def _hours(minutes: int) -> str:
    return f"{minutes // 60} h {minutes % 60:02d} min"


def _title(chapter: Chapter) -> str:
    return f"{chapter.number}{' ●' if chapter.trail else ''} · {chapter.title}"


# ---- chapter by chapter -------------------------------------------------------------------------


@cache
def facts() -> dict[str, dict]:
    """What course/teaching.toml says, by chapter."""
    return {entry["number"]: entry for entry in tomllib.loads(FILE.read_text(encoding="utf-8"))["chapter"]}


def advice(name: str, mistake: str) -> str:
    """What a pupil is told who makes a mistake.

    Raises:
        ValueError: the exercise's checks know no such mistake.
    """
    checks = checks_of(catalogue.exercise(name))
    for diagnosis in [*checks.exceptions, *checks.diagnoses, *checks.behaviours]:
        if diagnosis.advice == mistake:
            return diagnosis.message
    raise ValueError(f"course/teaching.toml names {mistake} of {name}, which its checks do not know")


def questions_of(chapter: Chapter, read: Read) -> list[tuple[str, str]]:
    """The two questions for the room, with their answers.

    Raises:
        ValueError: the chapter's notebook has no question with such a number.
    """
    said = facts()[chapter.number]
    if "asks" in said:
        return [(question, answer) for question, answer in said["asks"]]
    texts = (notebooks.text_of(cell) for cell in read(chapter)["cells"] if sittings.is_questions(cell))
    asked = {int(number): (question, answer) for text in texts for number, question, answer in ASKED.findall(text)}
    try:
        return [asked[number] for number in said["questions"]]
    except KeyError as missing:
        raise ValueError(f"chapter {chapter.number} has no question {missing} in its notebook") from None


def chapter_notes(read: Read) -> list[str]:
    """Each chapter's one idea, three mistakes with the advice they get, two questions with their answers."""
    lines = []
    for chapter in catalogue.chapters().values():
        if not chapter.notebook:
            continue
        said = facts()[chapter.number]
        lines += [f"### {_title(chapter)}", "", f"**The one idea.** {said['idea']}", "", "**Mistakes to expect:**", ""]
        lines += [f"- `{name}`, {mistake}: {_markdown(advice(name, mistake))}" for name, mistake in said["mistakes"]]
        for question, answer in questions_of(chapter, read):
            folded = f"<details><summary>Answer</summary>\n\n{answer}\n\n</details>"
            lines += ["", f"**Ask the room.** {question}", "", folded]
        lines.append("")
    return lines[:-1]


def _markdown(text: str) -> str:
    """Advice, in which nothing outside of its code is taken for Markdown but a word that is stressed."""
    return "`".join(piece if i % 2 else MARKS.sub(r"\\\g<0>", piece) for i, piece in enumerate(text.split("`")))
