"""The verbs of a notebook: fill, check, hint, solution, use_solution, reset, restore, catch_up, progress."""

import contextlib
import dataclasses
import inspect
import re
import sys
import types
from pathlib import Path

from . import actions, cards, catalogue, overview, running
from .cards import Card, show
from .catalogue import UnknownName
from .library import Damaged

PACKAGES = {"numpy", "scipy", "matplotlib", "ipywidgets", "phe", "gmpy2", "cryptography", "tqdm", "fedlearn_lib"}


def fill(function=None, *, replace: bool = False):
    """Check the function below and, when it is right, write it into the library.

    Never raises, unless it is interrupted. Gives back the library's function, so that the cells below
    run what stands in `fedlearn_lib`, and stop with NotFilledIn while it is open.

        @fill
        def weighted_average(updates, example_counts):
            ...

    Args:
        replace: take the cell's answer even where the file was edited by hand since.
    """
    if function is None:
        return lambda decorated: fill(decorated, replace=replace)
    name = getattr(function, "__name__", str(function))
    try:
        exercise = catalogue.exercise(name)
    except UnknownName as error:
        show(Card(cards.NOT_YET, f"{name}: not an exercise", str(error)))
        return function
    show(_filled_in(exercise, function, replace))
    return running.function(actions.library, exercise)


def _filled_in(exercise, function, replace: bool) -> Card:
    try:
        written = inspect.unwrap(function)
        cell = actions.cell_source(written)
        names = running.names_in(written.__globals__)
        card = actions.fill(exercise, cell, replace=replace, notebook_names=names)
        return _with_the_import(card, exercise, written.__globals__)
    except SyntaxError as error:
        return Card(cards.NOT_YET, f"{exercise.name}: not yet", str(error))
    except Exception as error:  # whatever is wrong with the course: the notebook goes on
        return Card(
            cards.NOTE,
            f"{exercise.name}: could not be checked",
            f"The course itself stopped with {type(error).__name__}: {error}. Restart the kernel "
            "and try again; if that does not help, please report it with your answer.",
            footer="Your answer still stands in this cell.",
        )


def _with_the_import(card: Card, exercise, names: dict) -> Card:
    """Where an answer lacks what only the notebook imported, say the line to write: only here it is known."""
    if card.advice != "notebook-name":
        return card
    name = re.match(r"`(\w+)`", card.message)[1]
    if not (line := _import_line(name, names.get(name))):
        return card
    message = (
        f"`{name}` is imported only in this notebook, but the function must also work in {exercise.file}. "
        f"Write `{line}` as the first line inside the function."
    )
    return dataclasses.replace(card, message=message)


def _import_line(name: str, value) -> str | None:
    """The line that imports something from Python's own library or from NumPy; None for anything else."""
    is_module = isinstance(value, types.ModuleType)
    module = str(value.__name__ if is_module else getattr(value, "__module__", ""))
    module = module.lstrip("_") if module.lstrip("_") in sys.modules else module  # such as _functools
    if module.partition(".")[0] not in sys.stdlib_module_names | {"numpy"}:
        return None
    called = module if is_module else str(getattr(value, "__name__", ""))
    if not is_module and getattr(sys.modules.get(module), called, None) is not value:
        return None
    return (f"import {module}" if is_module else f"from {module} import {called}") + (
        "" if called == name else f" as {name}"
    )


def check(*names) -> None:
    """Judge what stands in the library; without names, everything that is filled in."""
    if names or (names := _filled()):
        _each(_checked, names)


def _checked(exercise) -> Card:
    """The verdict, and a warning where this notebook goes on with a function of its own."""
    card = actions.check(exercise)
    own = running.notebook_namespace().get(exercise.name)
    if own is None or own is running.function(actions.library, exercise):
        return card
    footer = (
        f"But this notebook uses another `{exercise.name}` of its own. To use the library's, put "
        "`@fill` above that function again and run its cell."
    )
    return dataclasses.replace(card, footer=footer)


def hint(name="", number: int | None = None) -> None:
    """Show the next hint of an exercise, or hint `number`."""
    if name == "":
        example = overview.first_open() or next(iter(catalogue.exercises()))
        sentence = f'Say which, as in `hint("{example}")`; `progress("01")` lists those of a chapter.'
        show(Card(cards.NOT_YET, "Which exercise?", sentence))
        return
    _each(lambda exercise: actions.hint(exercise, number), [name])


def solution(name) -> None:
    """Show one right answer, to read."""
    _each(actions.solution, [name])


def use_solution(*names) -> None:
    """Write the solution into the library, marked as such; your version is kept in the history."""
    _each(actions.use_solution, names)
    for name in map(_name, names):
        if name in catalogue.exercises():  # so that the cells below find it, as after @fill
            exercise = catalogue.exercise(name)
            running.notebook_namespace()[name] = running.function(actions.library, exercise)


def restore(name, number: int | None = None) -> None:
    """Bring a version of an answer back from the history: the newest other one, or version `number`."""
    _each(lambda exercise: actions.restore(exercise, number), [name])


def reset(*names) -> None:
    """Make exercises open again; what stood there is kept in the history."""
    _each(actions.reset, names)


def catch_up(chapter) -> None:
    """Lend what this chapter needs of those before it and is open; a right answer of yours replaces a loan."""
    try:
        show(*actions.catch_up(chapter))
    except UnknownName as error:
        show(Card(cards.NOT_YET, "catch_up", str(error)))
    running.refresh_all(actions.library)


def progress(chapter=None) -> None:
    """Show what is done, whose answer it is, and how many minutes are left; of one chapter, if it is named."""
    try:
        show(overview.progress(chapter))
    except UnknownName as error:
        show(Card(cards.NOT_YET, "progress", str(error)))


def _each(action, names) -> None:
    """Run one action on exercises, given by name or by function, and show what it says."""
    if not names:
        show(Card(cards.NOT_YET, "Which exercise?", 'Name one or more; `progress("01")` lists those of a chapter.'))
    for name in names:
        name = _name(name)
        try:
            show(action(catalogue.exercise(name)))
        except (UnknownName, ValueError) as error:
            show(Card(cards.NOT_YET, name, str(error)))
    running.refresh_all(actions.library)


def _name(name) -> str:
    """The name of an exercise that was given by name or by function."""
    return str(getattr(name, "__name__", name))


def _filled() -> list[str]:
    names = []
    for name, exercise in catalogue.exercises().items():
        try:
            if not actions.library.standing(exercise).open:
                names.append(name)
        except Damaged:
            names.append(name)
    if not names:
        show(Card(cards.OPEN, "Nothing is filled in yet", footer="`progress()` shows what there is."))
    return names


def _show_damage(damage: Damaged) -> None:
    show(
        Card(
            cards.NOT_YET,
            "A file of the library is damaged",
            str(damage),
            footer="Until then this notebook runs the version that stood there before.",
        )
    )


def _warn_of_hiding_files(folder: Path) -> None:
    """Say which files beside the notebook are imported in place of what the course needs."""
    with contextlib.suppress(OSError):
        stems = {path.stem: path.name for path in sorted(folder.glob("*.py"))}
        for stem in stems.keys() & (sys.stdlib_module_names | PACKAGES):
            sentence = f"`import {stem}` finds that file, not what is meant. Rename it, then restart the kernel."
            show(Card(cards.NOTE, f"Your {stems[stem]} hides Python's {stem}", sentence))


if cards.in_notebook():
    _warn_of_hiding_files(Path.cwd())
    with contextlib.suppress(OSError):  # where nothing starts, the first verdict says so
        actions.judge.warm_up()  # so that the first verdict comes at once
    running.watch_files(actions.library, _show_damage)
