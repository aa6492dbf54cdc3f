"""What is done and what is left, of one chapter or of all, and where the way goes on."""

import contextlib
from collections.abc import Iterable

from fedlearn_lib.given.tables import Table

from . import actions, catalogue
from .catalogue import Chapter, Exercise
from .library import LENT, YOURS, Damaged

TRAIL = "●"


def first_open() -> str | None:
    """The name of the first exercise that is still to do."""
    for exercise in catalogue.exercises().values():
        with contextlib.suppress(Damaged):
            if actions.library.standing(exercise).to_do:
                return exercise.name
    return None


def progress(number: str | int | None = None) -> Table:
    """What is done and how many minutes are left: of all chapters, one a line, or of each exercise of one chapter."""
    return _all_chapters() if number is None else _one_chapter(catalogue.chapter(number))


def _one_chapter(chapter: Chapter) -> Table:
    own = [exercise for exercise in catalogue.exercises().values() if exercise.chapter == chapter.number]
    title = f"Your progress in chapter {chapter.number}, {chapter.title}"
    columns = ["exercise", "kind", "state"]
    if not own:
        return Table(f"{title}: no exercises", columns, [])
    damages: dict[str, None] = {}  # in order, each once
    rows = [[exercise.name, exercise.label, _state(exercise, damages)] for exercise in own]
    # Whoever walks the trail is told how far the trail goes, not the whole course, which is far longer.
    farther = f"The trail: {_count_trail()}" if chapter.trail else f"The whole course: {_count(_all())}"
    footer = " ".join([_count(own), *damages, farther, way_on(chapter)])
    return Table(title, columns, rows, footer)


def _all_chapters() -> Table:
    rows, damages = [], {}
    for chapter in catalogue.chapters().values():
        own = [exercise for exercise in _all() if exercise.chapter == chapter.number]
        if own:
            for exercise in own:
                _state(exercise, damages)
            mark = f"{chapter.number} {TRAIL}" if chapter.trail else chapter.number
            rows.append([mark, chapter.title, f"{_done(own)} of {len(own)}", str(_minutes_left(own))])
    trail, whole = f"The trail ({TRAIL}): {_count_trail()}", f"The whole course: {_count(_all())}"
    footer = " ".join([trail, whole, *damages, 'progress("01") shows one chapter.'])
    return Table("Your progress", ["chapter", "title", "exercises filled", "minutes left"], rows, footer)


def _all() -> list[Exercise]:
    return list(catalogue.exercises().values())


def _state(exercise: Exercise, damages: dict[str, None]) -> str:
    """How it stands with an exercise; what is wrong with its file is added to the damages."""
    try:
        standing = actions.library.standing(exercise)
    except Damaged as damage:
        damages[str(damage)] = None
        return "damaged, see below"
    if standing.origin == LENT:
        return "open (lent)"
    if standing.open:
        return "open"
    edited = standing.edited and standing.origin == YOURS
    return "filled (yours, edited in the file)" if edited else f"filled ({standing.origin})"


def _to_do(exercise: Exercise) -> bool:
    try:
        return actions.library.standing(exercise).to_do
    except Damaged:
        return True


def _done(exercises: Iterable[Exercise]) -> int:
    return sum(not _to_do(exercise) for exercise in exercises)


def _minutes_left(exercises: Iterable[Exercise]) -> int:
    return sum(exercise.minutes for exercise in exercises if exercise.core and _to_do(exercise))


def _count(exercises: list[Exercise]) -> str:
    left = _minutes_left(exercises)
    return f"{_done(exercises)} of {len(exercises)} exercises filled; about {left} minutes of core exercises left."


def _count_trail() -> str:
    asked = [exercise for exercise in _all() if exercise.core and catalogue.chapter(exercise.chapter).trail]
    return f"{_done(asked)} of {len(asked)} exercises filled; about {_minutes_left(asked)} minutes of exercises left."


def way_on(chapter: Chapter) -> str:
    """Which chapter comes next: on the trail, and beside it."""
    later = [each for each in catalogue.chapters().values() if each.notebook and each.number > chapter.number]
    on_trail = next((each for each in later if each.trail), None)
    beside = [each.number for each in later if on_trail is None or each.number < on_trail.number]
    sentences = []
    if on_trail:
        sentences = [f"The trail goes on with chapter {on_trail.number}, {on_trail.title}."]
    elif chapter.trail:
        sentences = ["This is the end of the trail."]
    if beside:
        deeper = f"chapter {beside[0]}" if len(beside) == 1 else f"chapters {', '.join(beside)}"
        sentences.append(f"To go deeper from here: {deeper}.")
    return " ".join(sentences)
