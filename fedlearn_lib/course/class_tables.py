"""A class's results as tables: for the terminal, for a spreadsheet, and for the gradebook of a learning platform.

Whatever a pupil named or wrote is put into a cell as text: no spreadsheet takes it for a formula.
"""

import csv
from pathlib import Path

from fedlearn_lib.given.tables import Table

from .catalogue import exercises
from .grading import Pupil, printable
from .library import YOURS

FORMULA = tuple("=+-@＝＋－＠")  # what spreadsheets compute in place of showing
# Canvas asks for the first four, finds pupils by login, then by name, and leaves out every column that is called
# "Final Points", for it adds up itself.
PUPIL_COLUMNS, TOTAL = ["Student", "ID", "SIS Login ID", "Section"], "Total (Final Points)"


def begun(pupils: list[Pupil]) -> list[str]:
    """The exercises that somebody handed in; all of them where nobody handed in any."""
    names = [name for name in exercises() if any(p.results[name].state not in ("open", "error") for p in pupils)]
    return names or list(exercises())


def table(pupils: list[Pupil]) -> Table:
    """A line a pupil, a column an exercise: right, open, error, or the advice."""
    names = begun(pupils)
    verdicts = [[pupil.results[name].verdict for name in names] for pupil in pupils]
    rows = [[p.who, *(v.advice or v.verdict for v in line)] for p, line in zip(pupils, verdicts, strict=True)]
    right = [sum(line[i].verdict == "right" for line in verdicts) for i in range(len(names))]
    rows.append(["right", *(f"{count} of {len(pupils)}" for count in right)])
    untouched = len(exercises()) - len(names)
    footer = f"Nobody has begun the other {untouched} exercises." if untouched else ""
    return Table(f"{len(pupils)} learners", ["who", *names], rows, footer)


def write_details(path: Path, pupils: list[Pupil]) -> None:
    """One line for each pupil and exercise, with the reason for each answer that is not right."""
    rows = [
        [pupil.who, name, result.verdict.verdict, result.verdict.advice or "",
         "" if result.verdict.verdict in ("right", "open") else result.verdict.message, _origin(result)]
        for pupil in pupils for name, result in pupil.results.items()
    ]  # fmt: skip
    _write(path, ["who", "exercise", "verdict", "advice", "message", "whose"], rows)


def _origin(result) -> str:
    return result.origin if result.verdict.verdict == "right" else ""


def write_gradebook(path: Path, pupils: list[Pupil]) -> None:
    """One line a pupil, one column an exercise: 1 for a right answer of one's own, else 0; and the total.

    UTF-8 with a header line. It fits, without a change:

    - Moodle: Grades › Import › CSV file, encoding UTF-8, separator comma. Map "SIS Login ID" to "Username" (or to
      "Email address" or "ID number", if files are called so), each exercise to a grade item or to "new grade item",
      and leave out the rest. Moodle stops at the first pupil it does not know.
    - Canvas: Grades › Import. Pupils are found by login or by full name; Canvas asks which assignment a new column is,
      and how many points it has.

    So let pupils call their file, or the platform their folder, as the platform calls them. An exercise that nobody
    has begun has no column.
    """
    names = begun(pupils)
    rows = []
    for pupil in pupils:
        points = [int(pupil.results[name].state == YOURS) for name in names]
        rows.append([pupil.who, "", pupil.who, "", *points, sum(points)])
    _write(path, [*PUPIL_COLUMNS, *names, TOTAL], rows)


def _write(path: Path, header: list[str], rows: list[list]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:  # Excel reads it as UTF-8 with the mark alone
        csv.writer(file).writerows([header, *([cell_text(cell) for cell in row] for row in rows)])


def cell_text(value) -> str:
    """What a cell may hold: printable text that is no formula."""
    text = printable(str(value))
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text
