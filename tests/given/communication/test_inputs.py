"""Bad input to the functions of chapter 3 is refused with a sentence; good input goes through."""

import numpy as np
import pytest
from support.inputs import INF, NAN, demo

from fedlearn_lib.course.solutions import communication
from fedlearn_lib.given import inputs

UPDATE = {"update": [1.0, 2.0, 3.0]}

REFUSED = [  # rule, value, other arguments, the kind of error, what the sentence says
    (inputs.bits, 1, {}, ValueError, "is 1, but must be from 2 to 31. Try 8."),
    (inputs.bits, 32, {}, ValueError, "is 32, but must be from 2 to 31"),
    (inputs.bits, 0, {}, ValueError, "is 0, but must be"),
    (inputs.bits, -8, {}, ValueError, "is -8, but must be"),
    (inputs.bits, 10**30, {}, ValueError, "but must be from 2 to 31"),
    (inputs.bits, 8.0, {}, TypeError, "is 8.0, but must be a whole number"),
    (inputs.bits, NAN, {}, TypeError, "is nan, but must be a whole number"),
    (inputs.bits, True, {}, TypeError, "is True, but must be a whole number"),
    (inputs.bits, None, {}, TypeError, "is None, but must be a whole number"),
    (inputs.bits, "8", {}, TypeError, "is '8', but must be a whole number"),
    (inputs.bits, np.array([8]), {}, TypeError, "is array([8]), but must be a whole number"),
    (inputs.integers, [0.5], {}, TypeError, "is [0.5], but must hold whole numbers. Pass them as"),
    (inputs.integers, np.array([1.0, 2.0]), {}, TypeError, "but must hold whole numbers"),
    (inputs.integers, [NAN, INF], {}, TypeError, "is [nan, inf], but must hold whole numbers"),
    (inputs.integers, [True], {}, TypeError, "is [True], but must hold whole numbers"),
    (inputs.integers, ["1"], {}, TypeError, "is ['1'], but must hold whole numbers"),
    (inputs.integers, None, {}, TypeError, "is None, but must hold whole numbers"),
    (inputs.integers, [], {}, TypeError, "is [], but must hold whole numbers"),
    (inputs.integers, [10**30], {}, TypeError, "but must hold whole numbers"),
    (inputs.integers, [[1], [1, 2]], {}, TypeError, "its rows are not equally long"),
    (inputs.integers, 3, {}, ValueError, "has shape (), but must be one flat vector of shape (d,), d"),
    (inputs.integers, [[1, 2]], {}, ValueError, "has shape (1, 2), but must be one flat vector"),
    (inputs.integers, np.zeros(0, dtype=int), {}, ValueError, "has shape (0,), but must be"),
    (inputs.at_most_length_of("update"), 4, UPDATE, ValueError,
     "is 4, but update has only 3 entries. Keep at most those."),
    (inputs.at_most_length_of("update"), 0, UPDATE, ValueError, "is 0, but must be at least 1"),
    (inputs.at_most_length_of("update"), -1, UPDATE, ValueError, "is -1, but must be at least 1"),
    (inputs.at_most_length_of("update"), 0.1, UPDATE, TypeError, "is 0.1, but must be a whole"),
    (inputs.at_most_length_of("update"), True, UPDATE, TypeError, "is True, but must be a whole"),
    (inputs.at_most_length_of("update"), None, UPDATE, TypeError, "is None, but must be a whole"),
]  # fmt: skip


@pytest.mark.parametrize("rule, value, others, kind, says", REFUSED)
def test_refused_with_a_sentence(rule, value, others, kind, says):
    with pytest.raises((TypeError, ValueError)) as caught:
        demo(rule, value, **others)
    sentence = str(caught.value)
    assert type(caught.value) is kind, sentence
    assert caught.value.__suppress_context__, "the rule's own frames are not shown"
    assert sentence.startswith("example: it ") and says in sentence
    assert sentence.count(". ") >= 1 and sentence.endswith("."), f"no advice: {sentence}"
    assert "\n" not in sentence and len(sentence) < 260


@pytest.mark.parametrize("rule, value, others", [
    (inputs.bits, 2, {}), (inputs.bits, 31, {}), (inputs.bits, np.int64(8), {}),
    (inputs.at_most_length_of("update"), 1, UPDATE), (inputs.at_most_length_of("update"), 3, UPDATE),
    (inputs.at_most_length_of("update"), np.int32(2), UPDATE),
])  # fmt: skip
def test_accepted_as_a_plain_int(rule, value, others):
    result = demo(rule, value, **others)
    assert result == value and type(result) is int


@pytest.mark.parametrize("value", [[1, -2], (3,), np.array([1, 2], dtype=np.int32), np.array([2**62])])
def test_integers_become_an_array(value):
    result = demo(inputs.integers, value)
    assert result.dtype.kind == "i"
    np.testing.assert_array_equal(result, value)


def test_an_array_of_integers_is_passed_on_itself():
    """So that a body which changes its caller's array is found out."""
    array = np.array([1, 2])
    assert demo(inputs.integers, array) is array


def test_the_rules_stand_on_the_functions():
    speeds = dict(download=1.0, upload=1.0, examples_per_second=1.0)
    with pytest.raises(ValueError, match="round_bytes: participants is 0, but"):
        communication.round_bytes(650, 0)
    with pytest.raises(ValueError, match="communication_share: upload is 0, but"):
        communication.communication_share(650, 10, 1, **{**speeds, "upload": 0})
    with pytest.raises(TypeError, match="communication_share: example_count is 1.5, but"):
        communication.communication_share(650, 1.5, 1, **speeds)
    with pytest.raises(ValueError, match="quantize: update holds NaN or infinity in 1 of 2"):
        communication.quantize([1.0, NAN], 8, 1.0)
    with pytest.raises(ValueError, match="quantize: bits is 1, but"):
        communication.quantize([1.0], 1, 1.0)
    for clip in (0, -1.0, INF, NAN):
        with pytest.raises(ValueError, match="quantize: clip is .* must be finite and above 0"):
            communication.quantize([1.0], 8, clip)
    with pytest.raises(TypeError, match="dequantize: integers is .* must hold whole numbers"):
        communication.dequantize([0.5], 8, 1.0)
    with pytest.raises(ValueError, match="keep_top: k is 3, but update has only 2 entries"):
        communication.keep_top([1.0, 2.0], 3)
