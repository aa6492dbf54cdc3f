"""Answers out of one checkout and into another, and a class's answers in one table."""

import csv

import pytest

from fedlearn_lib.course import catalogue, reference, source, travel
from fedlearn_lib.course.copies import copy_course, run_in_copy
from fedlearn_lib.course.judge import Judge
from fedlearn_lib.course.library import SOLUTION, YOURS, Library

AVERAGE = catalogue.exercise("weighted_average")
APPLY = catalogue.exercise("apply_update")
HELPER = '''import math


def shares_of(counts):
    """Each client's share."""
    return counts / math.fsum(counts)


'''
BODY = "    # my own way\n    return shares_of(example_counts) @ updates"


@pytest.fixture(scope="module")
def judge():
    judge = Judge()
    yield judge
    judge.close()


@pytest.fixture
def library(tmp_path) -> Library:
    """A learner's: one own answer with a helper in the file, one solution, the rest open."""
    library = Library(copy_course(tmp_path / "mine") / "fedlearn_lib")
    path = library.room_path(AVERAGE)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("@check_inputs", HELPER + "@check_inputs", 1), encoding="utf-8")
    library.write(AVERAGE, BODY, YOURS)
    library.write(APPLY, reference.solution_body(APPLY), SOLUTION)
    return library


@pytest.fixture
def other(tmp_path) -> Library:
    """Another checkout, where everything is open."""
    return Library(copy_course(tmp_path / "other") / "fedlearn_lib")


def states(arrivals) -> dict[str, str]:
    return {arrival.exercise: arrival.state for arrival in arrivals}


def test_answers_arrive_with_their_helpers_comments_and_origins(library, other, judge):
    text, problems = travel.export(library, "mine.py")
    assert problems == []
    compile(text, "mine.py", "exec")
    assert states(travel.bring_in(other, judge, text)) == {"apply_update": "filled", "weighted_average": "filled"}
    assert source.body(other.read(AVERAGE), AVERAGE.name) == BODY
    assert "def shares_of" in other.read(AVERAGE)
    assert (other.standing(APPLY).origin, other.standing(AVERAGE).origin) == (SOLUTION, YOURS)
    assert travel.export(other, "mine.py")[0] == text  # nothing is lost on the way


def test_arriving_twice_changes_nothing(library, other, judge):
    text, _ = travel.export(library, "mine.py")
    travel.bring_in(other, judge, text)
    before = other.read(AVERAGE)
    assert set(states(travel.bring_in(other, judge, text)).values()) == {"there already"}
    assert other.read(AVERAGE) == before


def test_an_answer_that_stands_already_is_kept_unless_replaced(library, other, judge):
    mine = "    total = example_counts.sum()\n    return example_counts @ updates / total"
    other.write(AVERAGE, mine, YOURS)
    text, _ = travel.export(library, "mine.py")
    assert states(travel.bring_in(other, judge, text))["weighted_average"] == "kept"
    assert source.body(other.read(AVERAGE), AVERAGE.name) == mine
    assert states(travel.bring_in(other, judge, text, replace=True))["weighted_average"] == "filled"
    assert source.body(other.read(AVERAGE), AVERAGE.name) == BODY


def test_an_answer_that_no_longer_passes_is_named_and_not_filled_in(library, other, judge):
    text, _ = travel.export(library, "mine.py")
    arrivals = travel.bring_in(other, judge, text.replace("@ updates", "@ -updates"))
    assert states(arrivals) == {"apply_update": "filled", "weighted_average": "not yet"}
    assert other.standing(AVERAGE).open


def test_a_helper_of_another_meaning_is_not_overwritten(library, other, judge):
    path = other.room_path(AVERAGE)
    own = "def shares_of(counts):\n    return 1\n\n\n"
    text = path.read_text(encoding="utf-8").replace("@check_inputs", own + "@check_inputs", 1)
    path.write_text(text, encoding="utf-8")
    exported, _ = travel.export(library, "mine.py")
    (arrival,) = [a for a in travel.bring_in(other, judge, exported) if a.exercise == AVERAGE.name]
    assert arrival.state == "not saved" and "rename one of the two" in arrival.message
    assert "return 1" in other.read(AVERAGE) and other.standing(AVERAGE).open


def test_only_the_helpers_that_an_answer_needs_come_with_it(library, other, judge):
    text, _ = travel.export(library, "mine.py")
    without = text[: text.index("# weighted_average")]
    assert states(travel.bring_in(other, judge, without)) == {"apply_update": "filled"}
    assert "shares_of" not in other.read(APPLY)


def test_a_damaged_room_is_named_in_the_export(library):
    path = library.room_path(AVERAGE)
    path.write_text("def (\n", encoding="utf-8")
    text, (problem,) = travel.export(library, "mine.py")
    assert "fedlearn_lib/fedavg.py, line 1" in problem and "weighted_average" not in text


# ---- a class ------------------------------------------------------------------------------------


def test_a_class_is_graded(library, judge, tmp_path):
    folder = tmp_path / "class"
    folder.mkdir()
    (folder / "anna.py").write_text(travel.export(library, "anna.py")[0], encoding="utf-8")
    plain = "def weighted_average(updates, example_counts):\n    return updates.mean(axis=0)\n"
    (folder / "bob.py").write_text(plain, encoding="utf-8")
    (folder / "carl.py").write_bytes(b"\xff\xfe\x00")
    results = travel.grade(folder, judge)
    travel.write_csv(tmp_path / "grades.csv", results)
    with (tmp_path / "grades.csv").open(encoding="utf-8", newline="") as file:
        rows = {(row["who"], row["exercise"]): (row["verdict"], row["advice"]) for row in csv.DictReader(file)}
    assert len(rows) == 3 * len(catalogue.exercises())
    assert rows["anna", "weighted_average"] == ("right", "")
    assert rows["anna", "local_update"] == ("open", "")
    assert rows["bob", "weighted_average"] == ("not yet", "plain-mean")
    assert rows["carl", "weighted_average"] == ("error", "")
    table = travel.table(results)
    assert [row[0] for row in table.rows] == ["anna", "bob", "carl", "right"]
    column = table.columns.index("weighted_average")
    assert [row[column] for row in table.rows] == ["right", "plain-mean", "error", "1 of 3"]


# ---- in the terminal ----------------------------------------------------------------------------


def run(copy, *arguments):
    return run_in_copy(
        copy, "-m", "fedlearn_lib", *arguments, capture_output=True, text=True, encoding="utf-8"
    )


def test_the_terminal_exports_imports_and_grades(library, other, tmp_path):
    mine, theirs = library.package.parent, other.package.parent
    file = tmp_path / "answers" / "anna.py"
    file.parent.mkdir()
    assert run(mine, "export", str(file)).returncode == 0
    assert run(mine, "export", str(file)).returncode == 0  # the same again
    arrived = run(theirs, "import", str(file))
    assert arrived.returncode == 0
    assert arrived.stdout.splitlines() == ["apply_update: filled", "weighted_average: filled"]
    graded = run(theirs, "grade", str(file.parent))
    assert graded.returncode == 0 and "anna" in graded.stdout
    assert (file.parent / "grades.csv").read_text(encoding="utf-8").startswith("who,exercise,verdict,advice")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["import", "nowhere.py"], "cannot be read"),
        (["import", "README.txt"], "line 1"),
        (["import", "empty.py"], "holds no answer"),
        (["export", "README.txt"], "exists already"),
        (["export", "no/such/folder.py"], "cannot be written"),
        (["grade", "nowhere"], "is no folder"),
        (["grade", "data"], "export"),
        (["grade"], "--help"),
    ],
)
def test_wrong_usage_is_a_sentence(arguments, sentence, fresh_copy):
    (fresh_copy / "README.txt").write_text("not Python at all", encoding="utf-8")
    (fresh_copy / "empty.py").write_text("x = 1\n", encoding="utf-8")
    (fresh_copy / "data" / "make_data.py").unlink()
    (fresh_copy / "data" / "make_messages.py").unlink()
    result = run(fresh_copy, *arguments)
    assert result.returncode == 2 and result.stdout == ""
    assert sentence in result.stderr and len(result.stderr.splitlines()) == 1
