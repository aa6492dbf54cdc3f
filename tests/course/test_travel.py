"""Answers out of one checkout and into another."""

import pytest

from fedlearn_lib.course import actions, catalogue, grading, reference, source, travel
from fedlearn_lib.course.copies import copy_course, run_in_copy
from fedlearn_lib.course.judge import Judge
from fedlearn_lib.course.library import LENT, SOLUTION, YOURS, Library

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
    body = source.body(other.read(AVERAGE), AVERAGE.name)
    assert body.endswith(BODY) and "    def shares_of" in body and body.startswith("    import math\n")
    assert (other.standing(APPLY).origin, other.standing(AVERAGE).origin) == (SOLUTION, YOURS)
    again = travel.export(other, "mine.py")[0]
    there = dict.fromkeys(("apply_update", "weighted_average"), "there already")
    assert states(travel.bring_in(library, judge, again)) == there


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
    assert source.body(other.read(AVERAGE), AVERAGE.name).endswith(BODY)


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
    assert arrival.state == "filled"
    text = other.read(AVERAGE)
    assert own in text and "    def shares_of" in source.body(text, AVERAGE.name)  # each where it belongs


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


# ---- from the course of before ------------------------------------------------------------------

# As that course exported it: names of modules that have moved since, in every form in which one can import them.
EXPORT_OF_BEFORE = '''"""My answers to the course on private federated learning.

Bring them into a checkout of the course with: python -m fedlearn_lib import old.py
"""

# ==== fedlearn_lib/communication.py ====

import fedlearn_lib.given.fleet


# round_bytes: yours
def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    assert callable(fedlearn_lib.given.fleet.make_phones)
    return 2 * parameter_count * participants * bytes_per_parameter

# ==== fedlearn_lib/leakage.py ====

from fedlearn_lib.given import data, leakage_inputs as checks, whole_batch  # (mine)


# label_from_bias: yours
def label_from_bias(bias_update):
    assert callable(checks.row_of) and callable(whole_batch.invert_whole_batch) and callable(data.load_digits)
    return int(np.argmax(bias_update))

# ==== fedlearn_lib/paillier.py ====

import fedlearn_lib.given.keys as k


# encode: the solution
def encode(integers, n):
    from fedlearn_lib.given.fast_paillier import (
        Encryptor,  # (the fast one)
        check_ciphertexts as c,
    ); from fedlearn_lib.given import fast_paillier
    assert k.PublicKey and c and fast_paillier.Encryptor is Encryptor
    return [integer % n for integer in integers]

# ==== fedlearn_lib/secure_aggregation.py ====

from fedlearn_lib.given.agreement import Agreement, \\
    Refused as No


# answer_server: yours
def answer_server(running_total, contributor_count, threshold):
    assert Agreement
    if contributor_count <= threshold:
        raise No(f"only {contributor_count} clients are in it, but it takes more than {threshold}")
    return running_total

# ==== fedlearn_lib/masking.py ====


# lagrange_at_zero: yours
def lagrange_at_zero(share_ids, *, prime=PRIME):
    from fedlearn_lib.given import masking_tools
    assert masking_tools.PRIME
    weights = {}
    for i in share_ids:
        weights[i] = 1
        for j in share_ids:
            if j != i:
                weights[i] = weights[i] * j * pow(j - i, -1, prime) % prime
    return weights
'''


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "old.py"
    path.write_text(EXPORT_OF_BEFORE, encoding="utf-8")
    return path


def test_answers_of_the_course_of_before_arrive(old, other, judge):
    arrivals = travel.bring_in(other, judge, travel.read_answers(old))
    names = ["round_bytes", "label_from_bias", "encode", "answer_server", "lagrange_at_zero"]
    assert [(each.exercise, each.state, each.message) for each in arrivals] == [(name, "filled", "") for name in names]
    entries = [catalogue.exercise(name) for name in names]
    assert [other.standing(entry).origin for entry in entries] == [YOURS, YOURS, SOLUTION, YOURS, YOURS]
    assert {*states(travel.bring_in(other, judge, travel.read_answers(old))).values()} == {"there already"}
    code = (
        "from fedlearn_lib import communication, leakage, masking, paillier, secure_aggregation\n"
        "print(communication.round_bytes(650, 10), leakage.label_from_bias([-1, 2, -1]), paillier.encode([5, -5], 35),"
        "secure_aggregation.answer_server([17], 3, 2), masking.lagrange_at_zero([1, 2], prime=7))"
    )
    shown = run_in_copy(other.package.parent, "-c", code, capture_output=True, text=True)
    assert shown.stdout == "52000 1 [5, 30] [17] {1: 2, 2: 6}\n", shown.stderr
    (again, problems) = travel.export(other, "new.py")
    assert problems == [] and "given.paillier.keys as k" in again and "given.keys" not in again


@pytest.mark.parametrize("name", ["round_bytes", "encode", "answer_server", "lagrange_at_zero"])
def test_a_file_of_the_course_of_before_is_judged(old, name):
    card = actions.check_file(catalogue.exercise(name), old)
    assert card.text.startswith(f"{name}: right\n"), card.text


def test_a_class_of_the_course_of_before_is_graded(old, judge):
    (pupil,) = grading.grade(old.parent, [judge])
    assert [name for name, result in pupil.results.items() if result.verdict.verdict == "right"] == [
        "round_bytes", "label_from_bias", "encode", "answer_server", "lagrange_at_zero",
    ]  # fmt: skip


# ---- loans --------------------------------------------------------------------------------------

MINE = "    return weights + server_learning_rate * update"


@pytest.fixture
def lent(library) -> str:
    """An export in which one answer is lent, and one the learner's own."""
    library.write(APPLY, reference.solution_body(APPLY), LENT)
    return travel.export(library, "mine.py")[0]


def test_a_loan_travels_as_a_loan(lent, other, judge):
    assert "# apply_update: lent\n" in lent
    assert set(states(travel.bring_in(other, judge, lent)).values()) == {"filled"}
    standing = other.standing(APPLY)
    assert standing.origin == LENT and standing.to_do and not standing.open
    assert other.standing(AVERAGE).origin == YOURS
    assert set(states(travel.bring_in(other, judge, lent)).values()) == {"there already"}


def test_a_loan_that_no_longer_passes_becomes_this_courses_loan(lent, other, judge):
    """What an older course lent is not the learner's to mend."""
    older = lent.replace(source.body(lent, APPLY.name), "    return weights")
    assert set(states(travel.bring_in(other, judge, older)).values()) == {"filled"}
    assert source.body(other.read(APPLY), APPLY.name) == reference.solution_body(APPLY)
    assert other.standing(APPLY).origin == LENT


def test_a_loan_takes_nobodys_place(lent, other, judge):
    other.write(APPLY, MINE, YOURS)
    for replace in (False, True):
        assert states(travel.bring_in(other, judge, lent, replace=replace))["apply_update"] == "there already"
        assert source.body(other.read(APPLY), APPLY.name) == MINE and other.standing(APPLY).origin == YOURS


@pytest.mark.parametrize("body", [MINE, "the loan's"], ids=["another", "the very same"])
def test_an_answer_that_arrives_takes_a_loans_place(lent, other, judge, body):
    other.write(APPLY, reference.solution_body(APPLY), LENT)
    body = MINE if body == MINE else reference.solution_body(APPLY)
    text = f"def apply_update(weights, update, server_learning_rate=1.0):\n{body}\n"
    assert states(travel.bring_in(other, judge, text)) == {"apply_update": "filled"}
    assert source.body(other.read(APPLY), APPLY.name) == body
    assert (other.standing(APPLY).origin, other.standing(APPLY).to_do) == (YOURS, False)


def test_a_wrong_answer_leaves_the_loan_where_it_is(other, judge):
    other.write(APPLY, reference.solution_body(APPLY), LENT)
    text = "def apply_update(weights, update, server_learning_rate=1.0):\n    return weights\n"
    assert states(travel.bring_in(other, judge, text)) == {"apply_update": "not yet"}
    assert other.standing(APPLY).origin == LENT


def test_a_loan_edited_in_the_file_is_the_learners(lent, library, other, judge):
    path = library.room_path(APPLY)
    text = path.read_text(encoding="utf-8")
    body = reference.solution_body(APPLY)
    path.write_text(text.replace(body, f"    # read it\n{body}"), encoding="utf-8")
    assert library.standing(APPLY).origin == LENT  # a comment is no answer
    path.write_text(text.replace(body, MINE.replace("return", "new =") + "\n    return new"), encoding="utf-8")
    standing = library.standing(APPLY)
    assert (standing.origin, standing.edited, standing.to_do) == (YOURS, True, False)
    exported = travel.export(library, "mine.py")[0]
    assert "# apply_update: yours\n" in exported
    travel.bring_in(other, judge, exported)
    assert other.standing(APPLY).origin == YOURS


def test_a_loan_is_graded_as_open(lent, judge, tmp_path):
    (tmp_path / "anna.py").write_text(lent, encoding="utf-8")
    (pupil,) = grading.grade(tmp_path, [judge])
    assert (pupil.results["apply_update"].state, pupil.results["weighted_average"].state) == ("open", YOURS)


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
    assert (file.parent / "grades.csv").read_text(encoding="utf-8").startswith("\ufeffwho,exercise,verdict,advice")
    assert "anna" in (file.parent / "class.html").read_text(encoding="utf-8")
    assert "anna" in (file.parent / "gradebook.csv").read_text(encoding="utf-8")


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
