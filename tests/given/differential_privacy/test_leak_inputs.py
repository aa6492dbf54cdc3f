"""Bad input to the functions of chapter 14 is refused with a sentence."""

import doctest

import numpy as np
import pytest
from support.inputs import demo

from fedlearn_lib.course.solutions import differential_privacy as room
from fedlearn_lib.given.differential_privacy import inputs as rules

PUBLIC = {"public": np.ones((5, 3))}
SUM = {"total": np.ones(2)}
LEDGER = {"ledger": [(frozenset({1, 2}), np.ones(2)), (frozenset({1}), np.ones(2)), (frozenset({3}), np.ones(2))]}

REFUSED = [  # rule, value, other arguments, the kind of error, what the sentence says
    (rules.rows_for("public"), np.ones((4, 2)), PUBLIC, ValueError, "has shape (4, 2), but each of the public has 3"),
    (rules.rows_for("public"), np.ones(3), PUBLIC, ValueError, "has shape (3,), but must be (examples, features)"),
    (rules.rows_for("public"), np.full((3, 2), np.nan), PUBLIC, ValueError, "holds NaN or infinity in 6 of 6 places"),
    (rules.part, 1, {}, ValueError, "is 1, but must be below 1: a trap that everybody falls into"),
    (rules.part, 0, {}, ValueError, "is 0, but must be above 0"),
    (rules.part, "half", {}, TypeError, "is 'half', but must be a number"),
    (rules.fingerprints, [b"a"], {}, TypeError, "is [b'a'], but must be a dict from ids to fingerprints"),
    (rules.fingerprints, {1: b"a", 2: "a"}, {}, TypeError, "holds 'a' for client 2, but a fingerprint is bytes"),
    (rules.fingerprints, {1: None}, {}, TypeError, "holds None for client 1, but a fingerprint is bytes"),
    (rules.square_of("total"), np.eye(3), SUM, ValueError, "has shape (3, 3), but total has 2 numbers: it must be"),
    (rules.square_of("total"), np.ones(2), SUM, ValueError, "has shape (2,), but must be"),
    (rules.ledger, [], {}, TypeError, "is [], but must be a list of rounds"),
    (rules.ledger, {1: 2}, {}, TypeError, "is {1: 2}, but must be a list of rounds"),
    (rules.ledger, [({1}, [1.0], 3)], {}, TypeError, "must hold pairs (ids, sum), but entry 0 is ({1}, [1.0], 3)"),
    (rules.ledger, [(1, [1.0])], {}, TypeError, "must hold ids first, but entry 0 has 1. Pass a set"),
    (rules.ledger, [("ann", [1.0])], {}, TypeError, "must hold ids first, but entry 0 has 'ann'"),
    (rules.ledger, [({1}, [np.inf])], {}, ValueError, "holds a sum that cannot be used: entry 0 holds NaN or infinity"),
    (rules.ledger, [({1}, [1.0]), ({2}, [1.0, 2.0])], {}, ValueError, "holds sums of 1 and of 2 numbers"),
    (rules.told_apart_in("ledger"), 3, LEDGER, ValueError, "is 3, but no two neighbouring rounds of the ledger differ"),
    (rules.told_apart_in("ledger"), 9, LEDGER, ValueError, "there is nothing to subtract. Wait for more rounds."),
]  # fmt: skip


@pytest.mark.parametrize("rule, value, others, kind, said", REFUSED)
def test_bad_input_is_refused_with_a_sentence(rule, value, others, kind, said):
    with pytest.raises(kind) as caught:
        demo(rule, value, **others)
    assert said in str(caught.value) and "Traceback" not in str(caught.value)


def test_what_is_right_is_passed_on():
    assert demo(rules.rows_for("public"), [[1, 2]] * 3, **PUBLIC).shape == (3, 2)
    assert demo(rules.part, 0.05) == 0.05
    assert demo(rules.fingerprints, {}) == {}
    assert demo(rules.square_of("total"), [[1, 0], [0, 1]], **SUM).dtype == float
    (ids, total), = demo(rules.ledger, [([2, 1, 2], [1, 2])])  # fmt: skip
    assert ids == {1, 2} and total.tolist() == [1.0, 2.0]
    assert demo(rules.told_apart_in("ledger"), 2, **LEDGER) == 2


def test_examples_in_the_docstrings_of_the_room():
    result = doctest.testmod(room)
    assert result.attempted >= 6 and result.failed == 0
