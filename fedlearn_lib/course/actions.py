"""What the verbs do, as functions that return cards; notebook and terminal only show them."""

import contextlib
import dataclasses
import difflib
import linecache
from pathlib import Path

from . import cards, catalogue, source
from .cards import Card
from .catalogue import Exercise
from .composing import CannotTravel, composed
from .judge import Judge, Verdict
from .library import LENT, SOLUTION, YOURS, CannotSave, Damaged, Library, version_text
from .moved import renewed
from .needs import needed_by
from .reference import solution_body, solution_text

REPORT = "Is this verdict wrong? Report it, with your cell and this card: README says where."
TYPED = 1000  # cells, among which the one that is running is looked for
library = Library(Path(__file__).parents[1])
judge = Judge()


class Stopped(KeyboardInterrupt):
    """The learner interrupted the judge: one line, and a notebook stops as after any interrupt."""

    def _render_traceback_(self) -> list[str]:
        """IPython shows this line in place of the traceback."""
        return [str(self)]


# ---- fill ---------------------------------------------------------------------------------------


def fill(exercise: Exercise, cell: str, *, replace: bool, notebook_names: set[str]) -> Card:
    """Judge the answer that stands in a cell and, when it is right, write it into the library."""
    if source.is_open(source.functions(cell)[exercise.name]):
        return _nothing_written(exercise, "Write your answer in place of the dots.")
    try:
        answer = composed(cell, exercise)
    except CannotTravel as reason:
        footer = "Nothing was saved. Your answer still stands in this cell."
        return Card(cards.NOT_YET, f"{exercise.name}: not yet", str(reason), footer=footer, advice="cannot-travel")
    try:
        room, damage = library.read(exercise), None
    except Damaged as found:
        room, damage = "", found
    # Behind the room's own text, so that helpers which stand in the file are known.
    try:
        verdict = judge.judge(exercise, f"{room}\n\n{answer}\n", notebook_names)
    except KeyboardInterrupt:
        raise Stopped(f"{exercise.name}: stopped; nothing was saved.") from None
    if verdict.verdict != "right":
        return _verdict_card(exercise, verdict, _not_saved(exercise, verdict))
    if damage:
        return _right_but_not_saved(exercise, damage)
    return _save(exercise, source.body(answer, exercise.name), replace)


def _save(exercise: Exercise, body: str, replace: bool) -> Card:
    try:
        # As the file is now: judging took a moment, in which somebody may have edited it.
        standing = library.standing(exercise)
        there = None if standing.open else source.body(library.read(exercise), exercise.name)
        if there == body:
            with contextlib.suppress(CannotSave):  # only the records may change
                library.write(exercise, body, YOURS if standing.to_do else standing.origin)
            return _right(exercise, f"It stands in {exercise.file}; every notebook runs it.")
        if standing.edited and not replace:
            return Card(
                cards.KEPT,
                f"{exercise.name}: right, but the file's version is kept",
                f"{exercise.file} was edited since this course last wrote it, so it stays. "
                "Lines with - stand in the file, lines with + in this cell.",
                code=_difference(there, body),
                footer="To take this cell's answer, write `@fill(replace=True)` and run it again. "
                f'To judge the one in the file: `check("{exercise.name}")`',
            )
        kept = library.write(exercise, body, YOURS)
    except (CannotSave, Damaged, ValueError) as error:
        return _right_but_not_saved(exercise, error)
    before = f"The version before it is kept in {_shown(kept)}." if kept else ""
    return _right(exercise, f"Saved in {exercise.file}; every notebook now runs it.", before)


def _right_but_not_saved(exercise: Exercise, error: Exception) -> Card:
    return Card(
        cards.NOTE,
        f"{exercise.name}: right, but not saved",
        str(error),
        footer="Your answer still stands in this cell. Run it again when that is done.",
    )


def _right(exercise: Exercise, message: str, footer: str = "") -> Card:
    return Card(cards.RIGHT, f"{exercise.name}: right", message, footer=footer)


def _nothing_written(exercise: Exercise, where: str) -> Card:
    try:
        standing = library.standing(exercise)
    except Damaged as damage:
        return Card(cards.NOTE, f"{exercise.name}: the file is damaged", str(damage))
    if standing.to_do:
        return Card(
            cards.OPEN,
            f"{exercise.name}: open · {exercise.label}",
            "Lent: later chapters run the course's answer until yours takes its place." if standing.origin else "",
            footer=f'{where} Stuck? `hint("{exercise.name}")`',
        )
    return Card(
        cards.KEPT,
        f"{exercise.name}: kept ({standing.origin})",
        f"The answer in {exercise.file} is used.",
    )


def _not_saved(exercise: Exercise, verdict: Verdict) -> str:
    if verdict.verdict == "error":
        return "Nothing was saved. Your answer still stands in this cell."
    try:
        filled = not library.standing(exercise).open
    except Damaged:
        filled = False
    return (
        (f"Not saved; the answer in {exercise.file} stays in use. " if filled else "Not saved yet. ")
        + f'Stuck? `hint("{exercise.name}")`. To try it out as it is, take the `@fill` line away. {REPORT}'
    )


def _verdict_card(exercise: Exercise, verdict: Verdict, footer: str) -> Card:
    details = list(verdict.details)
    if verdict.printed.strip():
        details.append(("printed", verdict.printed.strip()))
    failed = verdict.verdict == "error"  # the judge, not the answer
    return Card(
        cards.NOTE if failed else cards.NOT_YET,
        f"{exercise.name}: {'could not be checked' if failed else 'not yet'}",
        verdict.message,
        details,
        footer=footer,
        advice=verdict.advice,
    )


def cell_source(function) -> str:
    """The text of the cell, or file, in which a function was written.

    Raises:
        SyntaxError: it is not there; the text says how to write it.
    """
    with contextlib.suppress(AttributeError, SyntaxError, ValueError):
        filename = function.__code__.co_filename
        linecache.checkcache(filename)  # a script may have been edited since; cells stay
        text = _as_typed("".join(linecache.getlines(filename, function.__globals__)))
        if function.__name__ in source.functions(text):
            return text
    name = getattr(function, "__name__", function)
    raise SyntaxError(
        f"`fill` reads the text of the cell, and found no `def {name}(…):` at the start of a line. "
        "Write it so, in a cell without `%%`, and run it."
    )


def _as_typed(text: str) -> str:
    """The cell of this text as it was typed: IPython ends a line at each U+2028 and its like, where Python does not."""
    shell = cards.ipython_shell()
    with contextlib.suppress(AttributeError):
        for cell in reversed(shell.history_manager.input_hist_parsed[-TYPED:]):
            if "".join(f"{line}\n" for line in cell.splitlines()) == text:
                return cell.rstrip("\n") + "\n"
    return text


# ---- the other verbs ----------------------------------------------------------------------------


def check(exercise: Exercise) -> Card:
    """Judge what stands in the library."""
    try:
        verdict = judge.judge(exercise, library.read(exercise))
        standing = library.standing(exercise)
    except Damaged as damage:
        return Card(cards.NOT_YET, f"{exercise.name}: not yet", str(damage), advice="syntax-error")
    if verdict.verdict == "open":
        notebook = catalogue.chapter(exercise.chapter).notebook
        where = f"Write it in notebooks/{notebook}, or straight into {exercise.file}."
        return _nothing_written(exercise, where)
    if standing.edited:
        library.note_edit(exercise)
    if verdict.verdict == "right":
        return _right(exercise, f"It stands in {exercise.file} ({standing.origin}).")
    return _verdict_card(exercise, verdict, _stuck(exercise, verdict))


def check_file(exercise: Exercise, path: Path) -> Card:
    """Judge an answer in a file without touching the library.

    Raises:
        OSError: the file cannot be read.
    """
    try:
        text = renewed(source.decoded(path.read_bytes()))
    except UnicodeDecodeError:
        message = f"{path.name} is not UTF-8 text. Save it as UTF-8 in your editor, then try again."
        return Card(cards.NOT_YET, f"{exercise.name}: not yet", message, advice="syntax-error")
    try:
        text = composed(text, exercise) if exercise.name in source.functions(text) else text
    except CannotTravel as reason:
        return Card(cards.NOT_YET, f"{exercise.name}: not yet", str(reason), advice="cannot-travel")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        pass  # the judge says where
    verdict = judge.judge(exercise, text)
    if verdict.verdict == "open":
        message = f"{path.name} holds no answer yet. Write it in place of the dots."
        return Card(cards.OPEN, f"{exercise.name}: open", message)
    if verdict.verdict == "right":
        return _right(exercise, f"The answer in {path.name} is right; the library was not touched.")
    return _verdict_card(exercise, verdict, _stuck(exercise, verdict))


def _stuck(exercise: Exercise, verdict: Verdict) -> str:
    return "" if verdict.verdict == "error" else f'Stuck? `hint("{exercise.name}")`. {REPORT}'


def hint(exercise: Exercise, number: int | None = None) -> Card:
    """The next hint, or a certain one."""
    count = len(exercise.hints)
    if number is None:
        number = min(library.hints_seen(exercise) + 1, count)
    elif not (isinstance(number, int) and 1 <= number <= count):
        raise ValueError(f"{exercise.name} has hints 1 to {count}, but you asked for {number}.")
    library.remember_hint(exercise, number)
    more = (
        f'Still stuck? `hint("{exercise.name}")` gives the next one.'
        if number < count
        else f'That was the last one. `solution("{exercise.name}")` shows an answer.'
    )
    title = f"{exercise.name}: hint {number} of {count}"
    return Card(cards.NOTE, title, exercise.hints[number - 1], footer=more)


def solution(exercise: Exercise) -> Card:
    """The reference answer, to read."""
    return Card(
        cards.NOTE,
        f"{exercise.name}: one right answer",
        "Read it line by line; then close it and write your own.",
        code=source.function_source(
            solution_text(exercise.room), exercise.name, docstring=False
        ),
        footer=f'To go on with this one: `use_solution("{exercise.name}")`',
    )


def use_solution(exercise: Exercise) -> Card:
    """Write the reference answer into the library, marked as such."""
    card = _write_solution(exercise, SOLUTION)
    if card.kind == cards.NOTE:
        return card
    return dataclasses.replace(
        card,
        title=f"{exercise.name}: the solution is in use",
        message=f"It was written into {exercise.file} and is marked as the solution. "
        "A right answer of your own replaces it at any time.",
    )


def _write_solution(exercise: Exercise, origin: str) -> Card:
    try:
        kept = library.write(exercise, solution_body(exercise), origin)
    except (CannotSave, Damaged, ValueError) as error:
        return Card(cards.NOTE, f"{exercise.name}: the solution was not saved", str(error))
    return Card(cards.KEPT, exercise.name, footer=f"Your version is kept in {_shown(kept)}." if kept else "")


def reset(exercise: Exercise) -> Card:
    """Put the empty stub back; what stood there goes to the history."""
    try:
        kept = library.reset(exercise)
    except (CannotSave, Damaged) as error:
        return Card(cards.NOTE, f"{exercise.name}: not reset", str(error))
    footer = f"What stood there is kept in {_shown(kept)}." if kept else ""
    return Card(cards.OPEN, f"{exercise.name}: open again", footer=footer)


def restore(exercise: Exercise, number: int | None = None) -> Card:
    """Bring a version back from the history: a certain one, or the newest that does not stand there already."""
    versions = library.versions(exercise)
    try:
        room = library.text(exercise)
        there = source.body(room, exercise.name) if exercise.name in source.functions(room) else None
        others = [each for each in versions if _body_of(each, exercise) != there]
        if number is not None:
            chosen = next((each for each in versions if int(each.name[:4]) == number), None)
        else:
            chosen = others[-1] if others else None
        if chosen is None:
            return Card(cards.NOTE, f"{exercise.name}: nothing to bring back", _kept(exercise, versions))
        library.restore(exercise, chosen)
    except (CannotSave, Damaged, ValueError, OSError, SyntaxError) as error:
        return Card(cards.NOTE, f"{exercise.name}: not brought back", str(error))
    return Card(
        cards.KEPT,
        f"{exercise.name}: version {int(chosen.name[:4])} is back",
        f"It was not judged again: `check(\"{exercise.name}\")` does that. {_kept(exercise, versions)}",
        code=source.function_source(version_text(chosen), exercise.name),
    )


def _body_of(version: Path, exercise: Exercise) -> str:
    return source.body(version_text(version), exercise.name)


def _kept(exercise: Exercise, versions: list[Path]) -> str:
    if not versions:
        return "Its history is empty: nothing was ever filled in."
    numbers = ", ".join(str(int(each.name[:4])) for each in versions[-12:])
    return f"Its history keeps the versions {numbers}; say a number to have a certain one."


def catch_up(number: str | int) -> list[Card]:
    """Lend what a chapter needs of the chapters before it and is open there; it still counts as open."""
    chapter = catalogue.chapter(number)
    problems: dict[str, Card] = {}  # by message: one damaged file is one problem
    lent, on_loan = [], []
    for exercise in needed_by(chapter):
        try:
            standing = library.standing(exercise)
            card = _write_solution(exercise, LENT) if standing.open else None
        except Damaged as damage:
            card = Card(cards.NOTE, f"{exercise.name}: the solution was not saved", str(damage))
        else:
            if card is None:
                on_loan += [exercise.name] if standing.to_do else []
                continue
        if card.kind == cards.NOTE:
            problems.setdefault(card.message, card)
        else:
            lent.append(exercise.name)
    if problems and not lent:
        return list(problems.values())
    title = f"Ready for chapter {chapter.number}, {chapter.title}"
    if problems:
        title = f"Not all is ready for chapter {chapter.number}, {chapter.title}"
    message = (
        f"Lent for it: {', '.join(lent)}. What is lent counts as open: a right answer of your own takes its place. "
        "What you wrote was left as it is."
        if lent
        else f"Lent already: {', '.join(on_loan)}."
        if on_loan
        else "Nothing that it needs is open."
    )
    return [*problems.values(), Card(cards.KEPT, title, message)]


def _difference(old: str, new: str) -> str:
    lines = list(difflib.unified_diff(old.split("\n"), new.split("\n"), lineterm="", n=1))
    return "\n".join(line for line in lines[2:] if not line.startswith("@@"))  # 2: file names


def _shown(path: Path) -> str:
    return path.relative_to(library.package.parent).as_posix()

