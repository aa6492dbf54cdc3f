"""What a learner meets: `@fill` in a cell, line by line of the verdict table, and the other verbs."""

import codeop
import importlib.util
import itertools
import json
import linecache
import os
import re
import subprocess
import sys
import types

import numpy as np
import pytest

import fedlearn_lib
from fedlearn_lib.course import actions, cards, catalogue, library, needs, overview, reference, running, source, verbs
from fedlearn_lib.course.copies import CHECKOUT, environment_for, run_in_copy
from fedlearn_lib.course.judge import Verdict
from fedlearn_lib.course.library import YOURS, Library
from fedlearn_lib.given.not_filled_in import NotFilledIn

EXERCISE = catalogue.exercise("weighted_average")
HEADER = "def weighted_average(updates, example_counts):\n"
RIGHT = "    shares = example_counts / example_counts.sum()  # one a client\n    return shares @ updates"
ALSO_RIGHT = (
    "    total = 0.0\n"
    "    for update, count in zip(updates, example_counts):\n"
    "        total = total + count * update\n"
    "    return total / sum(example_counts)"
)
WRONG = "    return sum(updates)"
DOTS = "    ...  # your code here"
UPDATES, COUNTS, AVERAGE = [[1.0, 0.0], [5.0, 4.0]], [3, 1], [2.0, 1.0]


def checkouts_answers() -> dict:
    paths = [CHECKOUT / exercise.file for exercise in catalogue.exercises().values()]
    paths += [path for path in (CHECKOUT / ".fedlearn").rglob("*") if path.is_file()]
    return {path: path.read_bytes() for path in paths}


@pytest.fixture(scope="module", autouse=True)
def untouched_checkout():
    before = checkouts_answers()
    yield
    assert checkouts_answers() == before


class Course:
    """A notebook on a copy of the course."""

    def __init__(self, copy, capsys):
        self.copy, self.capsys = copy, capsys
        self.library = Library(copy / "fedlearn_lib")
        self.file = self.library.room_path(EXERCISE)
        self.names = {"__name__": "__main__", "fill": verbs.fill, "np": np}
        self.cells = 0

    def run(self, cell: str) -> str:
        """Run a cell as IPython does; returns what it showed."""
        from IPython.core.inputtransformer2 import TransformerManager

        self.cells += 1
        text = TransformerManager().transform_cell(cell)
        name = f"<cell {self.cells}>"
        linecache.cache[name] = len(text), None, text.splitlines(keepends=True), name
        self.capsys.readouterr()
        exec(compile(text, name, "exec"), self.names)
        return self.capsys.readouterr().out

    def fill(self, body: str, header: str = HEADER, decorator: str = "@fill") -> str:
        return self.run(f"{decorator}\n{header}{body}\n")

    def say(self, verb, *arguments, **options) -> str:
        self.capsys.readouterr()
        getattr(verbs, verb)(*arguments, **options)
        return self.capsys.readouterr().out

    @property
    def function(self):
        return self.names["weighted_average"]

    @property
    def stands(self) -> str:
        return source.body(self.library.read(EXERCISE), EXERCISE.name)

    def edit(self, old: str, new: str) -> None:
        """Change the file in an editor."""
        text = self.file.read_text(encoding="utf-8")
        assert old in text
        self.file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def course(fresh_copy, capsys, monkeypatch):
    course = Course(fresh_copy, capsys)
    spec = importlib.util.spec_from_file_location("fedlearn_lib.fedavg", course.file)
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "fedlearn_lib.fedavg", module)
    monkeypatch.setattr(fedlearn_lib, "fedavg", module, raising=False)
    spec.loader.exec_module(module)
    monkeypatch.setattr(running, "_running", {})
    monkeypatch.setattr(running, "_objects", {})
    monkeypatch.setattr(actions, "library", course.library)
    assert CHECKOUT not in actions.library.package.parents
    return course


@pytest.fixture(scope="module", autouse=True)
def one_judge():
    yield
    actions.judge.close()


# ---- the verdict table --------------------------------------------------------------------------


def test_open(course):
    shown = course.fill(DOTS)
    assert shown == (
        f"weighted_average: open · {EXERCISE.label}\n"
        'Write your answer in place of the dots. Stuck? `hint("weighted_average")`\n'
    )
    with pytest.raises(NotFilledIn):
        course.function(UPDATES, COUNTS)
    assert not course.library.private.exists()


def test_kept_when_it_was_filled_before(course):
    course.fill(RIGHT)
    shown = course.fill(DOTS)
    assert shown == (
        "weighted_average: kept (yours)\nThe answer in fedlearn_lib/fedavg.py is used.\n"
    )
    assert course.function(UPDATES, COUNTS).tolist() == AVERAGE
    course.say("use_solution", "weighted_average")
    assert course.fill(DOTS).startswith("weighted_average: kept (the solution)\n")


def test_not_yet_saves_nothing(course):
    before = course.file.read_bytes()
    first, *lines, footer = course.fill(WRONG).splitlines()
    assert first == "weighted_average: not yet"
    assert "plain sum" in lines[0] and [line.split()[0] for line in lines[1:]] == [
        "called", "came", "expected",
    ]  # fmt: skip
    assert footer == (
        'Not saved yet. Stuck? `hint("weighted_average")`. '
        "To try it out as it is, take the `@fill` line away. "
        "Is this verdict wrong? Report it, with your cell and this card: README says where."
    )
    assert course.file.read_bytes() == before and not course.library.private.exists()


def test_later_cells_stop_with_two_lines_after_a_wrong_answer(course):
    course.fill(WRONG)
    with pytest.raises(NotFilledIn) as caught:
        course.run("weighted_average([[1.0]], [1])")
    assert caught.value._render_traceback_() == [
        "NotFilledIn: weighted_average is not filled in yet: it is an exercise of "
        "notebooks/01_federated_averaging.ipynb.",
        "Write it there and run its cell, or skip it with use_solution('weighted_average').",
    ]


def test_a_right_answer_stays_when_a_wrong_one_follows(course):
    course.fill(RIGHT)
    before = course.file.read_bytes()
    shown = course.fill(WRONG)
    assert shown.startswith("weighted_average: not yet\n")
    assert "Not saved; the answer in fedlearn_lib/fedavg.py stays in use." in shown
    assert course.file.read_bytes() == before
    assert course.function(UPDATES, COUNTS).tolist() == AVERAGE


def test_right_is_written_and_runs_at_once_everywhere(course):
    room = sys.modules["fedlearn_lib.fedavg"]
    importer = types.ModuleType("importer")
    exec("from fedlearn_lib.fedavg import weighted_average", vars(importer))
    stub = room.weighted_average
    shown = course.fill(RIGHT)
    assert shown == (
        "weighted_average: right\nSaved in fedlearn_lib/fedavg.py; every notebook now runs it.\n"
    )
    assert course.function is room.weighted_average is importer.weighted_average is stub
    assert importer.weighted_average(UPDATES, COUNTS).tolist() == AVERAGE
    text = course.file.read_text(encoding="utf-8")
    assert text == source.with_body(reference.stub_room("fedavg"), EXERCISE.name, RIGHT)
    with pytest.raises(ValueError, match="weighted_average: updates is empty"):  # still checked
        stub([], [])
    with pytest.raises(NotFilledIn):
        room.apply_update([1.0], [1.0])
    course.fill(ALSO_RIGHT)
    assert "for" in course.stands and stub(UPDATES, COUNTS).tolist() == AVERAGE


def test_the_version_before_is_kept_and_named(course):
    course.fill(RIGHT)
    shown = course.fill(ALSO_RIGHT)
    path = shown.split("kept in ")[1].removesuffix(".\n")
    assert (course.copy / path).read_text(encoding="utf-8") == f"{HEADER}{RIGHT}\n"


def test_the_same_answer_again(course):
    course.fill(RIGHT)
    before = course.file.stat().st_mtime_ns
    assert "It stands in fedlearn_lib/fedavg.py" in course.fill(RIGHT)
    assert course.file.stat().st_mtime_ns == before


def test_a_later_edit_in_the_file_is_kept(course):
    """An old notebook is run again."""
    course.fill(RIGHT)
    course.edit("  # one a client", "  # by examples")
    shown = course.fill(RIGHT)
    assert shown == (
        "weighted_average: right, but the file's version is kept\n"
        "fedlearn_lib/fedavg.py was edited since this course last wrote it, so it stays. "
        "Lines with - stand in the file, lines with + in this cell.\n"
        "    -    shares = example_counts / example_counts.sum()  # by examples\n"
        "    +    shares = example_counts / example_counts.sum()  # one a client\n"
        "         return shares @ updates\n"
        "To take this cell's answer, write `@fill(replace=True)` and run it again. "
        'To judge the one in the file: `check("weighted_average")`\n'
    )
    assert "# by examples" in course.stands
    assert course.fill(RIGHT, decorator="@fill(replace=True)").startswith(
        "weighted_average: right\nSaved"
    )
    assert course.stands == RIGHT


def test_the_file_edited_into_the_cells_answer_counts_as_filled(course):
    course.edit('    raise NotFilledIn("weighted_average")', RIGHT)
    assert "yours, edited in the file" in course.say("progress", "01")
    assert "It stands in" in course.fill(RIGHT)
    assert re.search(rf"weighted_average +{EXERCISE.label} +filled \(yours\)\n", course.say("progress", "01"))


# ---- what an answer may use ---------------------------------------------------------------------

WITH_HELPER = "    return _mean(updates, example_counts)"
HELPER = "def _mean(values, counts):\n    return (counts / counts.sum()) @ values\n"


def test_a_helper_that_stands_in_the_file_is_used(course):
    course.edit("\n\n@check_inputs(updates", f"\n\n{HELPER}\n\n@check_inputs(updates")
    assert course.fill(WITH_HELPER).startswith("weighted_average: right\n")
    assert course.function(UPDATES, COUNTS).tolist() == AVERAGE


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("from collections import Counter", "Counter"),
        ("from functools import reduce", "reduce"),
        ("from math import fsum as add_up", "add_up"),
        ("from numpy import mean", "mean"),
        ("import numpy.linalg as la", "la"),
    ],
)
def test_what_only_the_notebook_imports_is_told_with_its_line(course, line, name):
    course.run(line)
    shown = course.fill(f"    return {name}(updates)")
    assert f"`{name}` is imported only in this notebook" in shown
    assert f"Write `{line}` as the first line inside the function." in shown


def test_a_helper_that_stands_only_in_the_notebook_is_refused_by_name(course):
    course.run(HELPER.replace("_mean", "mean"))
    shown = course.fill(WITH_HELPER.replace("_mean", "mean"))
    assert shown.startswith("weighted_average: not yet\n`mean` exists only in this notebook")


def test_a_changed_signature_is_refused(course):
    shown = course.fill("    return 1", "def weighted_average(updates, counts):\n")
    assert "The first line was changed to `def weighted_average(updates, counts):`" in shown
    assert "`def weighted_average(updates, example_counts):`" in shown
    assert course.stands == reference.stub_body(EXERCISE)


def test_annotations_and_docstring_of_the_answer_do_not_matter(course):
    header = 'def weighted_average(updates: list, example_counts: list) -> "array":\n    """Mine."""\n'
    assert course.fill(RIGHT, header).startswith("weighted_average: right\n")
    assert "Mine" not in course.file.read_text(encoding="utf-8")
    assert course.function.__doc__.startswith("Average the clients' updates")


def test_a_name_that_is_no_exercise(course):
    shown = course.run("@fill\ndef weighted_averag(updates, example_counts):\n    return 5\n")
    assert shown == (
        "weighted_averag: not an exercise\n"
        "There is no exercise called weighted_averag. Did you mean weighted_average?\n"
    )
    assert course.names["weighted_averag"](1, 2) == 5


def test_a_cell_with_magic_and_more(course):
    cell = f"%matplotlib inline\n!true\nimport numpy as np\n\n@fill\n{HEADER}{RIGHT}\nafter = 1"
    course.names["get_ipython"] = lambda: types.SimpleNamespace(
        run_line_magic=lambda *_: None, system=lambda *_: None
    )
    assert course.run(cell).startswith("weighted_average: right\n")
    assert course.names["after"] == 1


def test_the_room_s_own_decorator_in_the_cell(course):
    course.run("from fedlearn_lib.given import inputs\nfrom fedlearn_lib.given.inputs import check_inputs")
    decorator = "@fill\n@check_inputs(updates=inputs.update_list, example_counts=inputs.example_counts)"
    assert course.fill(RIGHT, decorator=decorator).startswith("weighted_average: right\n")


def test_an_exception_is_a_verdict_with_the_line(course):
    shown = course.fill("    print('so far')\n    return updates[99]")
    assert "IndexError" in shown and "`return updates[99]`" in shown
    assert re.search(r"  printed +so far\n", shown)


# ---- fill never raises --------------------------------------------------------------------------


def test_a_damaged_file(course):
    course.fill(RIGHT)
    course.edit("import numpy as np\n", "import numpy as np\ndef broken(:\n")
    shown = course.fill(ALSO_RIGHT)
    assert shown.startswith("weighted_average: right, but not saved\nfedlearn_lib/fedavg.py, line ")
    assert "Your answer still stands in this cell." in shown
    assert course.function(UPDATES, COUNTS).tolist() == AVERAGE  # the version before still runs
    assert course.fill(DOTS).startswith("weighted_average: the file is damaged\n")
    assert course.fill(WRONG).startswith("weighted_average: not yet\n")


def test_a_damaged_file_in_a_new_kernel(course, monkeypatch):
    course.edit("import numpy as np\n", "import numpy as np\ndef broken(:\n")
    monkeypatch.delitem(sys.modules, "fedlearn_lib.fedavg")
    course.fill(RIGHT)
    with pytest.raises(library.Damaged, match="line"):
        course.function(UPDATES, COUNTS)


def test_a_file_that_stops_when_it_is_loaded(course):
    course.edit("import numpy as np\n", "import numpy as np\n1 / 0\n")
    assert "ZeroDivisionError" in course.fill(RIGHT)
    with pytest.raises(NotFilledIn):
        course.function(UPDATES, COUNTS)
    course.edit('    raise NotFilledIn("weighted_average")', RIGHT)
    assert "ZeroDivisionError" in course.say("check", "weighted_average")


def test_a_deleted_function(course):
    text = course.library.read(EXERCISE)
    course.file.write_text(text.replace("def weighted_average", "def other"), encoding="utf-8")
    assert 'reset("weighted_average") puts the empty one back' in course.fill(RIGHT)
    with pytest.raises(library.Damaged, match="has no function weighted_average"):
        course.function(UPDATES, COUNTS)
    assert course.say("reset", "weighted_average").startswith("weighted_average: open again")
    assert course.fill(RIGHT).startswith("weighted_average: right\nSaved")
    assert course.function(UPDATES, COUNTS).tolist() == AVERAGE


def test_a_dead_judge(course, monkeypatch):
    def dead(*_):
        raise OSError("cannot start")

    with monkeypatch.context() as patch:
        patch.setattr(actions.judge, "judge", dead)
        shown = course.fill(RIGHT)
    assert shown.startswith("weighted_average: could not be checked\n")
    assert "OSError: cannot start" in shown
    assert course.fill(RIGHT).startswith("weighted_average: right\n")


def test_a_judge_that_did_not_start(course, monkeypatch):
    verdict = Verdict("weighted_average", "error", None, "The judge did not start. Restart it.")
    monkeypatch.setattr(actions.judge, "judge", lambda *_: verdict)
    assert course.fill(RIGHT) == (
        "weighted_average: could not be checked\nThe judge did not start. Restart it.\n"
        "Nothing was saved. Your answer still stands in this cell.\n"
    )
    assert course.stands == reference.stub_body(EXERCISE)
    course.edit('    raise NotFilledIn("weighted_average")', RIGHT)
    assert course.say("check", "weighted_average") == (
        "weighted_average: could not be checked\nThe judge did not start. Restart it.\n"
    )


def test_a_read_only_folder(course, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(library.tempfile, "mkstemp", refuse)
        shown = course.fill(RIGHT)
        assert shown.startswith("weighted_average: right, but not saved\n")
        assert "read-only" in shown and "move the course to a folder you may write in" in shown
        assert "could not be written" in course.say("use_solution", "weighted_average")
        assert course.say("hint", "weighted_average").startswith("weighted_average: hint 1 of 3")
    assert course.fill(RIGHT).startswith("weighted_average: right\nSaved")
    with monkeypatch.context() as patch:
        patch.setattr(library.tempfile, "mkstemp", refuse)
        assert course.fill(RIGHT).startswith("weighted_average: right\nIt stands in")


def test_functions_whose_text_cannot_be_read(course):
    namespace = {}
    exec(HEADER + RIGHT, namespace)  # no cell
    for function in (namespace["weighted_average"], type("weighted_average", (), {}), len_called_so()):
        course.capsys.readouterr()
        assert verbs.fill(function) is sys.modules["fedlearn_lib.fedavg"].weighted_average
        shown = course.capsys.readouterr().out
        assert shown.startswith("weighted_average: not yet\n`fill` reads the text of the cell")
    for thing in (3, "weighted_averag", len, lambda: 1):
        assert verbs.fill(thing) is thing
        assert "There is no exercise called" in course.capsys.readouterr().out
    shown = course.run(f"@fill\nasync {HEADER}{RIGHT}\n")
    assert "found no `def weighted_average(…):`" in shown


def len_called_so():
    class Odd:
        __name__ = "weighted_average"

        def __call__(self):
            return 1

    return Odd()


@pytest.mark.parametrize("body", ["    exit()", "    import os\n    os._exit(0)", "    raise KeyboardInterrupt"])
def test_an_answer_that_ends_the_program(course, body):
    assert "ended the whole program" in course.fill(body)


def test_an_interrupt_reaches_the_learner(course, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(actions.judge, "judge", interrupted)
    with pytest.raises(KeyboardInterrupt) as caught:
        course.fill(RIGHT)
    assert caught.value._render_traceback_() == ["weighted_average: stopped; nothing was saved."]
    assert not course.library.private.exists()


# ---- the other verbs ----------------------------------------------------------------------------


def test_check_judges_what_stands_in_the_file_and_runs_it(course):
    assert course.say("check") == "Nothing is filled in yet\n`progress()` shows what there is.\n"
    shown = course.say("check", "weighted_average")
    assert "Write it in notebooks/01_federated_averaging.ipynb, or straight into" in shown
    course.edit('    raise NotFilledIn("weighted_average")', WRONG)
    assert "plain sum" in course.say("check", "weighted_average")
    course.edit(WRONG, RIGHT)
    shown = course.say("check", sys.modules["fedlearn_lib.fedavg"].weighted_average)
    assert shown == "weighted_average: right\nIt stands in fedlearn_lib/fedavg.py (yours).\n"
    function = sys.modules["fedlearn_lib.fedavg"].weighted_average
    assert function(UPDATES, COUNTS).tolist() == AVERAGE
    assert course.say("check") == shown


def test_hints_come_one_after_the_other(course):
    titles = [course.say("hint", "weighted_average").splitlines()[0] for _ in range(4)]
    assert titles == [f"weighted_average: hint {n} of 3" for n in (1, 2, 3, 3)]
    assert "That was the last one" in course.say("hint", "weighted_average")
    assert course.say("hint", "weighted_average", 1).startswith("weighted_average: hint 1 of 3")
    for number in (0, 4, "2", 1.5):
        assert "has hints 1 to 3, but you asked for" in course.say("hint", "weighted_average", number)


def test_the_solution_is_shown_and_used(course):
    shown = course.say("solution", "weighted_average")
    assert "    def weighted_average(updates, example_counts):\n" in shown
    assert "Average the clients" not in shown  # the notebook has the docstring
    course.fill(ALSO_RIGHT)
    shown = course.say("use_solution", "weighted_average")
    assert "the solution is in use" in shown and "Your version is kept in .fedlearn/history" in shown
    assert "filled (the solution)" in course.say("progress", "01")
    assert course.fill(ALSO_RIGHT).startswith("weighted_average: right\nSaved")  # own words again
    assert course.library.standing(EXERCISE).origin == YOURS


def test_reset(course):
    course.fill(RIGHT)
    shown = course.say("reset", "weighted_average")
    assert shown.startswith("weighted_average: open again\nWhat stood there is kept in .fedlearn/")
    assert course.file.read_text(encoding="utf-8") == reference.stub_room("fedavg")
    with pytest.raises(NotFilledIn):
        course.function(UPDATES, COUNTS)


def test_catch_up_lends_what_a_chapter_calls_and_is_open(course):
    course.fill(ALSO_RIGHT)
    before = course.file.read_bytes()
    assert course.say("catch_up", 0) == "Ready for chapter 00, Start here\nNothing that it needs is open.\n"
    assert course.file.read_bytes() == before
    assert course.say("catch_up", "01") == (
        "Ready for chapter 01, Federated averaging\n"
        "Lent for it: apply_update. What is lent counts as open: a right answer of your own takes its place. "
        "What you wrote was left as it is.\n"
    )
    assert course.say("catch_up", "01").endswith("\nLent already: apply_update.\n")
    assert "Lent for it: local_update, sample_clients. What" in course.say("catch_up", 3)
    assert course.stands == ALSO_RIGHT
    room = sys.modules["fedlearn_lib.fedavg"]
    assert len(room.sample_clients(10, 0.5, np.random.default_rng(0))) == 5
    # It stands before chapter 3, which does not call it.
    assert course.library.standing(catalogue.exercise("federated_averaging")).open
    states = course.say("progress", "00") + course.say("progress", "01")
    assert "filled (yours)" in states and states.count("open (lent)") == 3
    trail = [each for each in catalogue.exercises().values() if each.core and catalogue.chapter(each.chapter).trail]
    assert f"The trail: 1 of {len(trail)} exercises filled" in states and "The whole course" not in states


LENT = "Lent: later chapters run the course's answer until yours takes its place."


@pytest.fixture
def on_loan(course):
    """A course in which chapter 3 was lent the average."""
    course.say("catch_up", 3)
    assert course.library.standing(EXERCISE).origin == "lent"
    return course


def test_what_is_lent_is_open_and_runs(on_loan):
    assert on_loan.fill(DOTS) == (
        f"weighted_average: open · {EXERCISE.label}\n"
        f'{LENT}\nWrite your answer in place of the dots. Stuck? `hint("weighted_average")`\n'
    )
    assert on_loan.function(UPDATES, COUNTS).tolist() == AVERAGE
    assert 'hint("apply_update")' in on_loan.say("hint")  # lent, too: the first that is to do
    before = on_loan.file.read_bytes()
    assert on_loan.fill(WRONG).startswith("weighted_average: not yet\n")
    assert on_loan.file.read_bytes() == before and on_loan.library.standing(EXERCISE).to_do


@pytest.mark.parametrize("body", [ALSO_RIGHT, reference.solution_body(EXERCISE)], ids=["another", "the very same"])
def test_a_right_answer_takes_a_loans_place(on_loan, body):
    assert on_loan.fill(body).startswith("weighted_average: right\n")
    assert on_loan.stands == body
    standing = on_loan.library.standing(EXERCISE)
    assert (standing.origin, standing.to_do, standing.edited) == ("yours", False, False)
    assert on_loan.fill(DOTS).startswith("weighted_average: kept (yours)\n")
    on_loan.say("catch_up", 3)
    assert on_loan.stands == body and on_loan.library.standing(EXERCISE).origin == "yours"


def test_a_loan_edited_in_the_file_is_the_learners(on_loan):
    loan = reference.solution_body(EXERCISE)
    on_loan.edit(loan, f"{loan}  # read it")
    assert on_loan.library.standing(EXERCISE).to_do
    on_loan.edit(f"{loan}  # read it", ALSO_RIGHT)
    assert on_loan.say("check", "weighted_average").startswith("weighted_average: right\n")
    assert re.search(r"weighted_average .*filled \(yours, edited in the file\)", on_loan.say("progress", "01"))
    on_loan.say("catch_up", 3)
    assert on_loan.stands == ALSO_RIGHT
    assert "right, but the file's version is kept" in on_loan.fill(RIGHT)


def test_the_solution_takes_a_loans_place(on_loan):
    on_loan.say("use_solution", "weighted_average")
    assert on_loan.fill(DOTS).startswith("weighted_average: kept (the solution)\n")


@pytest.mark.parametrize(
    "text", [None, "", "{}", '{"cells": [3]}', '{"cells": [{"cell_type": "code", "source": "%a"}]}']
)
def test_where_nobody_can_say_what_a_chapter_needs_all_is_lent(tmp_path, monkeypatch, text):
    monkeypatch.setattr(needs, "CHECKOUT", tmp_path)
    chapter = catalogue.chapter(3)
    if text is not None:
        (tmp_path / "notebooks" / "solved").mkdir(parents=True)
        (tmp_path / "notebooks" / "solved" / chapter.notebook).write_text(text)
    before = [exercise for exercise in catalogue.exercises().values() if exercise.chapter < "03"]
    assert needs.needed_by(chapter) == before


def test_a_chapter_needs_what_it_calls_itself_or_through_others(tmp_path, monkeypatch):
    monkeypatch.setattr(needs, "CHECKOUT", tmp_path)
    (tmp_path / "notebooks" / "solved").mkdir(parents=True)

    def needed(code, number=8):
        chapter = catalogue.chapter(number)
        cell = json.dumps({"cells": [{"cell_type": "code", "source": code}, {"cell_type": "markdown", "source": "("}]})
        (tmp_path / "notebooks" / "solved" / chapter.notebook).write_text(cell)
        return [exercise.name for exercise in needs.needed_by(chapter)]

    assert needed("from fedlearn_lib.fedavg import apply_update") == []  # imported, not called
    assert needed("apply_update") == ["apply_update"]
    assert needed("federated_averaging()") == [
        "apply_update", "local_update", "weighted_average", "sample_clients", "federated_averaging",
    ]  # fmt: skip
    assert needed("federated_averaging()", 1) == ["apply_update"]  # the others are of chapter 1 itself
    communication = [exercise.name for exercise in catalogue.rooms()["communication"]]
    assert needed("play(communication)") == communication  # a room that is handed on


def test_progress_counts_chapter_by_chapter(course):
    shown = course.say("progress")
    exercises = catalogue.exercises().values()
    minutes = sum(exercise.minutes for exercise in exercises if exercise.core)
    assert f"0 of {len(exercises)} exercises filled; about {minutes} minutes of core exercises left." in shown
    trail = [each for each in exercises if each.core and catalogue.chapter(each.chapter).trail]
    minutes = sum(exercise.minutes for exercise in trail)
    first = f"The trail (●): 0 of {len(trail)} exercises filled; about {minutes} minutes of exercises left."
    assert shown.splitlines()[-1].startswith(first)
    chapters = {exercise.chapter for exercise in exercises}
    assert len(shown.splitlines()) == len(chapters) + 3  # title, columns, footer
    of_four = [exercise for exercise in exercises if exercise.chapter == "04"]
    (line,) = [line for line in shown.splitlines() if line.startswith("04 ●")]
    assert f"0 of {len(of_four)} " in line
    assert line.endswith(f" {sum(exercise.minutes for exercise in of_four if exercise.core)}")
    course.edit("import numpy as np\n", "import numpy as np\ndef broken(:\n")
    assert course.say("progress").count("Mend that line") == 1
    shown = course.say("progress", "01")
    assert shown.count("damaged, see below") == 4 and shown.count("Mend that line") == 1
    assert course.say("catch_up", 3).count("Mend that line") == 1


def test_progress_of_one_chapter(course):
    shown = course.say("progress", "03")
    names = [exercise.name for exercise in catalogue.exercises().values() if exercise.chapter == "03"]
    assert shown.startswith("Your progress in chapter 03, ")
    assert all(name in shown for name in names) and "weighted_average" not in shown
    assert f"0 of {len(names)} exercises filled" in shown and shown == course.say("progress", 3)
    assert f"The whole course: 0 of {len(catalogue.exercises())} exercises" in shown
    assert "The trail goes on with chapter 04" in shown
    assert "There is no chapter 99." in course.say("progress", "99")


def test_progress_knows_the_way(course):
    ways = {number: overview.way_on(chapter) for number, chapter in catalogue.chapters().items() if chapter.notebook}
    trail = [number for number, chapter in catalogue.chapters().items() if chapter.trail]
    for here, there in itertools.pairwise(trail):
        assert ways[here].startswith(f"The trail goes on with chapter {there}, ")
    assert ways[trail[-1]].startswith("This is the end of the trail.")
    assert ways["00"].count("chapter") == 1 and "To go deeper from here: " in ways["01"]


def test_hint_without_a_name_says_how_to_call_it(course):
    first = next(iter(catalogue.exercises()))
    assert course.say("hint") == (
        f'Which exercise?\nSay which, as in `hint("{first}")`; `progress("01")` lists those of a chapter.\n'
    )
    course.say("use_solution", first)
    assert first not in course.say("hint") and course.say("hint").startswith("Which exercise?")


@pytest.mark.parametrize("verb", ["check", "hint", "solution", "use_solution", "reset"])
def test_wrong_names_get_a_sentence(course, verb):
    for name in ("weighted_averag", 7, None, ["weighted_average"]):
        assert f"There is no exercise called {name}." in course.say(verb, name)
    assert course.say("catch_up", "ninety").endswith("13, 14, 15, 16.\n")


@pytest.mark.parametrize("verb", ["use_solution", "reset"])
def test_without_a_name_nothing_happens_and_it_is_said(course, verb):
    assert course.say(verb).startswith("Which exercise?\n")


# ---- what runs is what stands in the file -------------------------------------------------------


def test_a_hand_edit_runs_at_once(course):
    room = sys.modules["fedlearn_lib.fedavg"]
    held = room.weighted_average
    course.edit('    raise NotFilledIn("weighted_average")', WRONG)
    assert running.refresh_all(course.library) == []
    assert held is room.weighted_average and held(UPDATES, COUNTS).tolist() == [6.0, 4.0]


def test_a_function_that_was_away_comes_back_as_the_same_object(course):
    course.fill(RIGHT)
    before = course.function
    course.edit("def weighted_average(", "def weighted_mean(")
    running.refresh_all(course.library)
    course.edit("def weighted_mean(", "def weighted_average(")
    course.edit("    return shares @ updates", "    return 2 * shares @ updates")
    running.refresh_all(course.library)
    assert before(UPDATES, COUNTS).tolist() == [4.0, 2.0]
    assert sys.modules["fedlearn_lib.fedavg"].weighted_average is before


def test_the_notebook_finds_a_solution_that_is_in_use(course, monkeypatch):
    monkeypatch.setattr(running, "notebook_namespace", lambda: course.names)
    course.say("use_solution", "weighted_average")
    assert course.run("print(weighted_average([[1.0, 0.0], [5.0, 4.0]], [3, 1]))") == "[2. 1.]\n"


def test_check_says_so_where_the_notebook_uses_a_function_of_its_own(course, monkeypatch):
    monkeypatch.setattr(running, "notebook_namespace", lambda: course.names)
    course.fill(RIGHT)
    assert "of its own" not in course.say("check", "weighted_average")
    course.fill(WRONG, decorator="")  # as somebody does who plays with it first
    shown = course.say("check", "weighted_average")
    assert "right" in shown and "this notebook uses another `weighted_average` of its own" in shown


def test_helpers_classes_and_decorators_of_the_file_are_the_newest(course):
    room = sys.modules["fedlearn_lib.fedavg"]
    additions = """

import functools

RATE = 2

class Same:
    def rate(self):
        return RATE

class Changed:
    version = 1

def twice(function):
    def wrapper(*args):
        return RATE * function(*args)
    return wrapper

@twice
def helper(x):
    return x

@functools.cache
def cached():
    return helper(1)

def gone():
    return 1
"""
    course.file.write_text(course.file.read_text(encoding="utf-8") + additions, encoding="utf-8")
    assert running.refresh_all(course.library) == []
    helper, same, changed = room.helper, room.Same(), room.Changed
    assert (helper(1), room.cached(), same.rate()) == (2, 2, 2)
    course.edit("RATE = 2", "RATE = 3")
    course.edit("    return x\n", "    return 10 * x\n")
    course.edit("version = 1", "version = 2")
    course.edit("def gone():\n    return 1\n", "")
    assert running.refresh_all(course.library) == []
    assert (helper(1), room.cached(), same.rate()) == (30, 30, 3)
    assert room.helper is helper and isinstance(same, room.Same)
    assert room.Changed is not changed and room.Changed.version == 2
    assert not hasattr(room, "gone")


def test_a_file_that_stops_halfway_leaves_what_ran(course):
    course.fill(RIGHT)
    room = sys.modules["fedlearn_lib.fedavg"]
    before = dict(vars(room))
    course.edit("import numpy as np\n", "import numpy as np\nNEW = 1\nraise SystemExit\n")
    (damage,) = running.refresh_all(course.library)
    assert "stops with SystemExit when it is loaded" in str(damage)
    assert dict(vars(room)) == before
    assert course.function(UPDATES, COUNTS).tolist() == AVERAGE


def test_a_missing_function_is_noticed(course):
    running.refresh_all(course.library)
    course.edit("def weighted_average", "def other")
    (damage,) = running.refresh_all(course.library)
    assert 'no function weighted_average any more. reset("weighted_average")' in str(damage)


REAL_NOTEBOOK = '''
import sys
from pathlib import Path
from IPython.core.interactiveshell import InteractiveShell

shell = InteractiveShell.instance()
shell.kernel = object()  # what tells a notebook from a terminal

def run(cell):
    print("[", end="")
    result = shell.run_cell(cell, store_history=True)
    print("]")
    return result

run("from fedlearn_lib.course import fill, progress\\nimport fedlearn_lib")
assert Path(shell.user_ns["fedlearn_lib"].__file__).parent == Path("fedlearn_lib").resolve()
run("%precision 3\\n@fill\\n{header}{right}")
run("""%%time\\n@fill\\n{header}{right}""")
run("from fedlearn_lib.fedavg import weighted_average as w")
run("print(w([[1.0], [5.0]], [3, 1]))")
path = Path("fedlearn_lib/fedavg.py")
good = path.read_text(encoding="utf-8")
path.write_text(good.replace("return shares @ updates", "return 2 * shares @ updates"), encoding="utf-8")
run("print(w([[1.0], [5.0]], [3, 1]))")
path.write_text(good + "def broken(:", encoding="utf-8")
run("1")
run("print(w([[1.0], [5.0]], [3, 1]))")
path.write_text(good, encoding="utf-8")
run("print(w([[1.0], [5.0]], [3, 1]))")
run("import fedlearn_lib.fedavg as room; room.apply_update([1.0], [1.0])")
'''


def test_in_a_real_shell(fresh_copy):
    code = REAL_NOTEBOOK.replace("{header}", HEADER.replace("\n", "\\n"))
    code = code.replace("{right}", RIGHT.replace("\n", "\\n"))
    environment = {**environment_for(fresh_copy), "IPYTHONDIR": str(fresh_copy / "ipython")}
    environment.pop("MPLBACKEND", None)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=fresh_copy, env=environment | {"NO_COLOR": "1"},
        capture_output=True, encoding="utf-8", timeout=120,
    )  # fmt: skip
    out = done.stdout
    assert done.returncode == 0 and "Error in callback" not in out, out + done.stderr
    filled, timed = out.split("[")[2], out
    assert filled.startswith("weighted_average: right\nSaved in"), out
    assert "`fill` reads the text of the cell" in timed, out
    damaged = out[out.index("A file of the library is damaged") :]
    assert out.count("A file of the library is damaged") == 1
    assert "Until then this notebook runs the version that stood there before." in damaged
    values = [word for word in re.split(r"[\[\]\s]+", out) if word in ("2.", "4.")]
    assert values == ["2.", "4.", "4.", "2."], out
    assert "NotFilledIn: apply_update is not filled in yet" in out and "Traceback" not in out
    assert not os.path.exists(CHECKOUT / "ipython")


# ---- text as it is pasted -----------------------------------------------------------------------

SEPARATORS = r"""
from IPython.core.interactiveshell import InteractiveShell
from fedlearn_lib.course import actions
shell = InteractiveShell.instance()
shell.user_ns["source_of"] = lambda function: texts.append(actions.cell_source(function)) or function
for separator in "\u2028\u2029\x85\x0b\x1c":
    for line in (f"    # a{separator}b\n    ...", f"    return 'a{separator}b'", f"    ...\n# a{separator}b"):
        for again in range(2):
            texts, cell = [], f"@source_of\ndef weighted_average(updates, example_counts):\n{line}\n"
            shell.run_cell(cell, store_history=True)
            assert texts == [cell], (separator, line, texts)
print("as typed")
"""


def test_a_pasted_line_separator_does_not_tear_a_cell():
    """IPython cuts its lines at these characters, where Python does not: the cell would not parse any more."""
    done = run_in_copy(CHECKOUT, "-c", SEPARATORS, capture_output=True, text=True, encoding="utf-8")
    assert done.stdout.endswith("as typed\n"), done.stdout + done.stderr


def test_an_answer_with_line_separators_is_judged_and_saved_as_it_is(course):
    cell = f"{HEADER}    # pasted\u2028from\x85a\x0bpage\n{RIGHT}\n"
    card = actions.fill(EXERCISE, cell, replace=False, notebook_names=set())
    assert card.title == "weighted_average: right", card
    assert "# pasted\u2028from\x85a\x0bpage\n" in course.file.read_bytes().decode("utf-8")
    assert running.function(course.library, EXERCISE)(UPDATES, COUNTS).tolist() == AVERAGE


def test_a_notebook_names_the_bracket_that_was_never_closed():
    shell = types.SimpleNamespace(compile=codeop.Compile())
    with pytest.raises(SyntaxError, match="incomplete input"):
        shell.compile("f(2 * a", "<cell>", "exec")
    cards.name_open_brackets(shell)
    with pytest.raises(SyntaxError, match=r"'\(' was never closed"):
        shell.compile("f(2 * a", "<cell>", "exec")
