"""What is done and what is left."""

import contextlib

from fedlearn_lib.given.tables import Table

from . import actions, catalogue
from .library import LENT, YOURS, Damaged


def first_open() -> str | None:
    """The name of the first exercise that is still to do."""
    for exercise in catalogue.exercises().values():
        with contextlib.suppress(Damaged):
            if actions.library.standing(exercise).to_do:
                return exercise.name
    return None


def progress(number: str | int | None = None) -> Table:
    """What is done, whose answer it is, and how many minutes are left: everywhere, or in one chapter."""
    chapter = None if number is None else catalogue.chapter(number)
    title = f"Your progress in chapter {chapter.number}, {chapter.title}" if chapter else "Your progress"
    columns = ["chapter", "exercise", "kind", "state"]
    rows, left, done = [], 0, 0
    damages: dict[str, None] = {}  # in order, each once
    for exercise in catalogue.exercises().values():
        if chapter and exercise.chapter != chapter.number:
            continue
        try:
            standing = actions.library.standing(exercise)
        except Damaged as damage:
            state = "damaged, see below"
            damages[str(damage)] = None
        else:
            state = "open" if standing.open else f"filled ({standing.origin})"
            if standing.origin == LENT:
                state = "open (lent)"
            elif not standing.open and standing.edited and standing.origin == YOURS:
                state = "filled (yours, edited in the file)"
            left += exercise.minutes if standing.to_do else 0
            done += not standing.to_do
        rows.append([exercise.chapter, exercise.name, exercise.label, state])
    if not rows:
        return Table(f"{title}: no exercises", columns, rows)
    count = f"{done} of {len(rows)} exercises filled"
    footer = (
        " ".join([f"At least {count}; the rest cannot be read.", *damages])
        if damages
        else f"{count}; about {left} minutes of exercises left."
    )
    return Table(title, columns, rows, footer)
