"""The verbs of a notebook: fill, check, hint, solution, use_solution, reset, catch_up, progress."""

from . import actions, cards, catalogue, running
from .cards import Card, show
from .catalogue import UnknownName
from .library import Damaged


def fill(function=None, *, replace: bool = False):
    """Check the function below and, when it is right, write it into the library.

    Never raises. Gives back the library's function, so that the cells below run what stands in
    `fedlearn_lib`, and stop with NotFilledIn while it is open.

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
    try:
        cell = actions.cell_source(function)
    except (OSError, SyntaxError, AttributeError, TypeError):
        message = "The text of this function cannot be read. Write it in a cell as `def` and run it."
        show(Card(cards.NOT_YET, f"{name}: not yet", message))
    else:
        names = running.names_in(function.__globals__)
        show(actions.fill(exercise, cell, replace=replace, notebook_names=names))
    return running.function(actions.library, exercise)


def check(*names: str) -> None:
    """Judge what stands in the library; without names, everything that is filled in."""
    for name in names or _filled():
        _each(actions.check, name)


def hint(name, number: int | None = None) -> None:
    """Show the next hint, or hint `number`."""
    _each(lambda exercise: actions.hint(exercise, number), name)


def solution(name) -> None:
    """Show one right answer, to read."""
    _each(actions.solution, name)


def use_solution(*names) -> None:
    """Write the solution into the library, marked as such; your version is kept in the history."""
    for name in names:
        _each(actions.use_solution, name)


def reset(*names) -> None:
    """Make exercises open again; what stood there is kept in the history."""
    for name in names:
        _each(actions.reset, name)


def catch_up(chapter) -> None:
    """Fill everything that the chapters before this one left open with solutions."""
    try:
        show(*actions.catch_up(chapter))
    except UnknownName as error:
        show(Card(cards.NOT_YET, "catch_up", str(error)))
    running.refresh_all(actions.library)


def progress() -> None:
    """Show what is done, whose answer it is, and how many minutes are left."""
    show(actions.progress())


def _each(action, name) -> None:
    """Run one action on an exercise given by name or by its function, and show what it says."""
    name = getattr(name, "__name__", name)
    try:
        show(action(catalogue.exercise(name)))
    except (UnknownName, ValueError) as error:
        show(Card(cards.NOT_YET, str(name), str(error)))
    running.refresh_all(actions.library)


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


if cards.in_notebook():
    actions.judge.warm_up()  # so that the first verdict comes at once
    running.watch_files(
        actions.library,
        lambda damage: show(Card(cards.NOT_YET, "A file of the library is damaged", str(damage))),
    )
