"""Bad input is refused with a sentence before a learner's function runs; good input goes through."""

import doctest
from fractions import Fraction

import numpy as np
import pytest
from support.inputs import INF, NAN, demo

from fedlearn_lib.course.solutions import fedavg
from fedlearn_lib.given import history, inputs, tables
from fedlearn_lib.given.history import History
from fedlearn_lib.given.inputs import check_inputs
from fedlearn_lib.given.models import SoftmaxRegression

MODEL = SoftmaxRegression(features=2, classes=2)
X, Y = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([0, 1])


@pytest.mark.parametrize("module", [inputs, history, tables], ids=lambda m: m.__name__)
def test_the_examples_in_the_docstrings_are_true(module):
    failed, tried = doctest.testmod(module)
    assert failed == 0 and tried + (module is tables) > 0


REFUSED = [  # rule, value, other arguments, the kind of error, what the sentence says
    (inputs.whole_number, 0, {}, ValueError, "is 0, but must be at least 1"),
    (inputs.whole_number, -3, {}, ValueError, "is -3, but"),
    (inputs.whole_number, 2.0, {}, TypeError, "is 2.0, but must be a whole number"),
    (inputs.whole_number, True, {}, TypeError, "is True, but"),
    (inputs.whole_number, None, {}, TypeError, "is None, but"),
    (inputs.whole_number, "5", {}, TypeError, "is '5', but"),
    (inputs.whole_number, np.array([5]), {}, TypeError, "is array([5]), but"),
    (inputs.whole_number_or_none, 0, {}, ValueError, "is 0, but"),
    (inputs.positive_number, 0, {}, ValueError, "is 0, but must be finite and above 0"),
    (inputs.positive_number, -0.1, {}, ValueError, "is -0.1, but"),
    (inputs.positive_number, NAN, {}, ValueError, "is nan, but"),
    (inputs.positive_number, INF, {}, ValueError, "is inf, but"),
    (inputs.positive_number, False, {}, TypeError, "is False, but must be a number"),
    (inputs.positive_number, "0.1", {}, TypeError, "is '0.1', but"),
    (inputs.positive_number, [0.1], {}, TypeError, "is [0.1], but"),
    (inputs.positive_number, 1j, {}, TypeError, "is 1j, but"),
    (inputs.fraction, 0, {}, ValueError, "is 0, but must be above 0 and at most 1"),
    (inputs.fraction, 1.01, {}, ValueError, "is 1.01, but"),
    (inputs.fraction, 10, {}, ValueError, "is 10, but"),
    (inputs.fraction, NAN, {}, ValueError, "is nan, but"),
    (inputs.fraction, None, {}, TypeError, "is None, but"),
    (inputs.vector, [], {}, ValueError, "has shape (0,), but must be one flat vector"),
    (inputs.vector, 1.0, {}, ValueError, "has shape (), but"),
    (inputs.vector, [[1.0]], {}, ValueError, "has shape (1, 1), but"),
    (inputs.vector, [1.0, NAN, INF], {}, ValueError, "holds NaN or infinity in 2 of 3 places"),
    (inputs.vector, None, {}, TypeError, "is None, but must hold numbers only"),
    (inputs.vector, ["1"], {}, TypeError, "is ['1'], but must hold numbers only"),
    (inputs.vector, "12", {}, TypeError, "is '12', but must hold numbers only"),
    (inputs.vector, [True], {}, TypeError, "is [True], but must hold numbers only"),
    (inputs.vector, [1.0, None], {}, TypeError, "is [1.0, None], but"),
    (inputs.vector, [1j], {}, TypeError, "is [1j], but"),
    (inputs.vector, [10**400], {}, TypeError, "but must hold numbers only"),
    (inputs.vector, [[1.0], [1.0, 2.0]], {}, TypeError, "its rows are not equally long"),
    (inputs.vector, {}, {}, TypeError, "is {}, but"),
    (inputs.vector_like("w"), [1.0], {"w": [1.0, 2.0]}, ValueError, "has 1 numbers, but w has 2"),
    (inputs.model_weights, [1.0] * 5, {"model": MODEL}, ValueError,
     "has 5 numbers, but the model has 6 parameters"),
    (inputs.update_list, [], {}, ValueError, "is empty, but there must be at least one update"),
    (inputs.update_list, np.zeros((0, 3)), {}, ValueError, "is empty, but"),
    (inputs.update_list, np.zeros((2, 0)), {}, ValueError, "number 0 has shape (0,)"),
    (inputs.update_list, [[]], {}, ValueError, "number 0 has shape (0,)"),
    (inputs.update_list, None, {}, TypeError, "is None, but must be a list of updates"),
    (inputs.update_list, 3.0, {}, TypeError, "is 3.0, but must be a list of updates"),
    (inputs.update_list, np.array(3.0), {}, TypeError, "is array(3.), but must be a list"),
    (inputs.update_list, (u for u in [[1.0]]), {}, TypeError, "is <generator"),
    (inputs.update_list, [1.0, 2.0], {}, ValueError, "number 0 has shape ()"),
    (inputs.update_list, np.ones(3), {}, ValueError, "number 0 has shape ()"),
    (inputs.update_list, np.ones((1, 2, 2)), {}, ValueError, "number 0 has shape (2, 2)"),
    (inputs.update_list, ["ab"], {}, TypeError, "number 0 is 'ab', but must hold numbers"),
    (inputs.update_list, [[1.0], None], {}, TypeError, "number 1 is None, but must hold numbers"),
    (inputs.update_list, [[1.0, 2.0], [1.0], [0.0] * 3], {}, ValueError,
     "holds updates of unequal lengths, from 1 to 3 numbers"),
    (inputs.update_list, [[1.0], [NAN]], {}, ValueError,
     "number 1 holds NaN or infinity in 1 of 1 places"),
    (inputs.update_list, np.array([[1.0, INF]]), {}, ValueError, "holds NaN or infinity in 1 of 2"),
    (inputs.update_list, np.array([["a"]]), {}, TypeError, "but must hold numbers only"),
    (inputs.example_counts, [1], {"updates": [[1.0], [2.0]]}, ValueError, "has 1 numbers for 2"),
    (inputs.example_counts, [1, 0], {"updates": [[1.0], [2.0]]}, ValueError, "holds 0, but every"),
    (inputs.example_counts, [-2], {"updates": [[1.0]]}, ValueError, "holds -2, but every client"),
    (inputs.example_counts, [1.0], {"updates": [[1.0]]}, TypeError, "is [1.0], but must be a list"),
    (inputs.example_counts, [], {"updates": [[1.0]]}, TypeError, "is [], but"),
    (inputs.example_counts, [True], {"updates": [[1.0]]}, TypeError, "is [True], but"),
    (inputs.example_counts, ["1"], {"updates": [[1.0]]}, TypeError, "is ['1'], but"),
    (inputs.example_counts, None, {"updates": [[1.0]]}, TypeError, "is None, but"),
    (inputs.example_counts, 3, {"updates": [[1.0]]}, TypeError, "is 3, but"),
    (inputs.example_counts, [[1]], {"updates": [[1.0]]}, TypeError, "is [[1]], but"),
    (inputs.example_counts, [[1], [1, 2]], {"updates": [[1.0]]}, TypeError, "rows are not equally"),
    (inputs.model, None, {}, TypeError, "is None, but must be a model"),
    (inputs.model, SoftmaxRegression, {}, TypeError, "but must be a model. Make one"),
    (inputs.examples, [], {}, ValueError, "has shape (0,), but must be (examples, features)"),
    (inputs.examples, [1.0, 2.0], {}, ValueError, "Pass X[:1] for a single example"),
    (inputs.examples, np.zeros((0, 2)), {}, ValueError, "has shape (0, 2), but"),
    (inputs.examples, np.zeros((2, 0)), {}, ValueError, "has shape (2, 0), but"),
    (inputs.examples, [[NAN]], {}, ValueError, "holds NaN or infinity in 1 of 1 places"),
    (inputs.examples, [[1.0], [1.0, 2.0]], {}, TypeError, "its rows are not equally long"),
    (inputs.labels, [0], {"X": X}, ValueError, "has shape (1,) for 2 examples in X"),
    (inputs.labels, [[0], [1]], {"X": X}, ValueError, "has shape (2, 1) for 2 examples in X"),
    (inputs.labels, None, {"X": X}, ValueError, "has shape () for 2 examples in X"),
    (inputs.labels, [0.0, 1.0], {"X": X}, TypeError, "holds float64, but must hold whole numbers"),
    (inputs.labels, [True, False], {"X": X}, TypeError, "holds bool, but"),
    (inputs.labels, [-1, 1], {"X": X}, ValueError, "holds -1, but classes count from 0"),
    (inputs.label_list, [], {}, ValueError, "has shape (0,), but must be one flat list of labels"),
    (inputs.label_list, [[0], [1]], {}, ValueError, "has shape (2, 1), but"),
    (inputs.label_list, None, {}, ValueError, "has shape (), but"),
    (inputs.label_list, [0.0, 1.0], {}, TypeError, "holds float64, but must hold whole numbers"),
    (inputs.shards_for_labels, 0, {"labels": [1, 2], "client_count": 1}, ValueError, "is 0, but"),
    (inputs.shards_for_labels, 2, {"labels": [1, 2, 3], "client_count": 2}, ValueError, "2 clients need 4 shards"),
    (inputs.momentum, 1, {}, ValueError, "is 1, but must be at least 0 and below 1"),
    (inputs.momentum, -0.1, {}, ValueError, "is -0.1, but"),
    (inputs.momentum, NAN, {}, ValueError, "is nan, but"),
    (inputs.momentum, "0.9", {}, TypeError, "is '0.9', but must be a number"),
    (inputs.client_list, [], {}, ValueError, "is empty, but there must be at least one client"),
    (inputs.client_list, None, {}, TypeError, "is None, but must be a list of clients"),
    (inputs.client_list, [X], {}, TypeError, "client 0 is array([[1., 2.], [3., 4.]])"),
    (inputs.client_list, [(X, Y), (X, [0])], {}, ValueError, "data of client 1 has shape (1,)"),
    (inputs.client_list, [(X[:0], Y[:0])], {}, ValueError, "data of client 0 has shape (0, 2)"),
    (inputs.client_list, [(X, Y / 1.0)], {}, TypeError, "data of client 0 holds float64"),
    (inputs.generator, 0, {}, TypeError, "is 0, but must be a generator"),
    (inputs.generator, np.random, {}, TypeError, "but must be a generator"),
    (inputs.generator, np.random.RandomState(0), {}, TypeError, "but must be a generator"),
    (inputs.callable_or_none, 0.93, {}, TypeError, "is 0.93, but must be a function or None"),
]  # fmt: skip


@pytest.mark.parametrize("rule, value, others, kind, says", REFUSED)
def test_refused_with_a_sentence(rule, value, others, kind, says):
    with pytest.raises((TypeError, ValueError)) as caught:
        demo(rule, value, **others)
    sentence = str(caught.value)
    assert type(caught.value) is kind, sentence
    assert caught.value.__suppress_context__, "the rule's own frames are not shown"
    assert sentence.startswith("example: it ")
    assert says in sentence
    assert sentence.count(". ") >= 1 and sentence[-1] in ".…)", f"no advice: {sentence}"
    assert "\n" not in sentence and len(sentence) < 260


ACCEPTED = [
    (inputs.whole_number, 1, {}), (inputs.whole_number, np.int32(7), {}),
    (inputs.whole_number, 10**30, {}), (inputs.whole_number_or_none, None, {}),
    (inputs.positive_number, 1, {}), (inputs.positive_number, np.float32(0.5), {}),
    (inputs.positive_number, Fraction(1, 3), {}), (inputs.positive_number, 10**400, {}),
    (inputs.fraction, 1, {}), (inputs.fraction, 1e-9, {}), (inputs.model, MODEL, {}),
    (inputs.generator, np.random.default_rng(0), {}), (inputs.callable_or_none, None, {}),
    (inputs.momentum, 0, {}), (inputs.momentum, 0.9, {}),
    (inputs.shards_for_labels, 2, {"labels": [3, 3, 3, 3], "client_count": 2}),
    (inputs.callable_or_none, print, {}), (inputs.client_list, [(X, Y), [X.tolist(), [0, 1]]], {}),
]  # fmt: skip


@pytest.mark.parametrize("rule, value, others", ACCEPTED)
def test_accepted_as_it_is(rule, value, others):
    assert demo(rule, value, **others) == value


@pytest.mark.parametrize("rule, value, others, expected", [
    (inputs.vector, [1, 2], {}, np.array([1.0, 2.0])),
    (inputs.vector, (1.5,), {}, np.array([1.5])),
    (inputs.vector, np.array([1.5], dtype=np.float32), {}, np.array([1.5])),
    (inputs.vector_like("w"), [1], {"w": [2]}, np.array([1.0])),
    (inputs.model_weights, [0] * 6, {"model": MODEL}, np.zeros(6)),
    (inputs.update_list, [[1, 2], (3, 4)], {}, np.array([[1.0, 2.0], [3.0, 4.0]])),
    (inputs.update_list, {"a": [1.0]}.values(), {}, np.array([[1.0]])),
    (inputs.update_list, np.array([[1, 2]]), {}, np.array([[1.0, 2.0]])),
    (inputs.example_counts, (3, 1), {"updates": [[1.0], [2.0]]}, np.array([3, 1])),
    (inputs.examples, [[1, 2]], {}, np.array([[1.0, 2.0]])),
    (inputs.labels, (0, 1), {"X": X}, np.array([0, 1])),
    (inputs.label_list, (7, -1), {}, np.array([7, -1])),
])  # fmt: skip
def test_lists_become_arrays(rule, value, others, expected):
    result = demo(rule, value, **others)
    assert isinstance(result, np.ndarray) and result.dtype == expected.dtype
    np.testing.assert_array_equal(result, expected)


@pytest.mark.parametrize("rule, value, others", [
    (inputs.vector, np.ones(3), {}), (inputs.vector_like("w"), np.ones(3), {"w": np.ones(3)}),
    (inputs.model_weights, np.ones(6), {"model": MODEL}), (inputs.update_list, np.ones((2, 3)), {}),
    (inputs.example_counts, np.array([1]), {"updates": [[1.0]]}), (inputs.examples, X, {}),
    (inputs.labels, Y, {"X": X}), (inputs.label_list, Y, {}),
])  # fmt: skip
def test_arrays_are_passed_on_themselves(rule, value, others):
    """So that a body which changes its caller's array is found out."""
    assert demo(rule, value, **others) is value


def test_a_wrong_call_names_the_function_and_how_to_call_it():
    with pytest.raises(TypeError) as caught:
        fedavg.weighted_average([[1.0]])
    assert str(caught.value) == (
        "weighted_average: missing a required argument: 'example_counts'. "
        "Call it as weighted_average(updates, example_counts)."
    )
    with pytest.raises(TypeError, match="too many positional arguments"):
        fedavg.weighted_average([[1.0]], [1], 3)


def test_the_body_does_not_run_and_its_own_errors_are_its_own():
    calls = []

    @check_inputs(count=inputs.whole_number)
    def body(count, extra="default"):
        """Its docstring."""
        calls.append((count, extra))
        raise ValueError("the body's own")

    with pytest.raises(ValueError, match="body: count is 0"):
        body(0)
    assert calls == []
    with pytest.raises(ValueError, match="^the body's own$"):
        body(count=2)
    assert calls == [(2, "default")] and body.__doc__ == "Its docstring."


def test_every_argument_of_the_first_rooms_functions_is_checked():
    """The rules meet where they stand."""
    rng = np.random.default_rng(0)
    settings = dict(epochs=1, batch_size=None, learning_rate=0.1, rng=rng)
    with pytest.raises(ValueError, match="local_update: weights has 5 numbers, but the model has 6"):
        fedavg.local_update(MODEL, np.zeros(5), X, Y, **settings)
    with pytest.raises(ValueError, match="apply_update: update has 2 numbers, but weights has 1"):
        fedavg.apply_update([1.0], [1.0, 2.0])
    with pytest.raises(ValueError, match="sample_clients: fraction is 2, but"):
        fedavg.sample_clients(10, 2, rng)
    with pytest.raises(ValueError, match="federated_averaging: clients is empty, but"):
        fedavg.federated_averaging(MODEL, np.zeros(6), [], rounds=1, fraction=1.0, **settings)


# ---- the history of a run -----------------------------------------------------------------------


def test_a_history_keeps_copies_and_counts_bytes():
    seen = []
    weights = np.zeros(3)
    run = History(weights, evaluate=lambda w: seen.append(w.copy()) or len(seen))
    weights += 1.0
    run.record(weights, participants=2)
    weights += 1.0
    run.record([5, 5, 5], participants=1)
    assert [w.tolist() for w in run.weights] == [[0, 0, 0], [1, 1, 1], [5, 5, 5]]
    assert run.metrics == [1, 2, 3] and [w.tolist() for w in seen] == [w.tolist() for w in run.weights]
    assert run.bytes == [2 * 2 * 3 * 4, 2 * 1 * 3 * 4]
    assert repr(run) == "History of 2 rounds, 72 bytes"


def test_a_history_without_evaluate_measures_nothing():
    run = History(np.zeros(1))
    run.record(np.ones(1), participants=1)
    assert run.metrics == [] and len(run.weights) == 2


# ---- narrow integers and masks ------------------------------------------------------------------


@pytest.mark.parametrize("kind", [np.int8, np.uint8, np.int16, np.uint16, np.int32, np.uint32, np.int64, np.uint64])
def test_counts_labels_and_integers_do_not_overflow(kind):
    top = min(np.iinfo(kind).max, 2**31)
    for rule, others in [
        (inputs.example_counts, {"updates": [[1.0], [2.0]]}),
        (inputs.labels, {"X": [[1.0], [2.0]]}),
        (inputs.integers, None),
    ]:
        array = rule(np.array([top, top], dtype=kind), others)
        assert int(array[0] + array[1]) == 2 * top and array.dtype == np.int64


def test_labels_fit_the_model():
    model = SoftmaxRegression(features=2, classes=3)
    arguments = {"model": model, "X": [[1.0, 2.0]]}
    assert inputs.labels([2], arguments).tolist() == [2]
    with pytest.raises(ValueError, match="holds 3, but the model has 3 classes, 0 to 2"):
        inputs.labels([3], arguments)


@pytest.mark.parametrize("rule", [inputs.vector, inputs.examples, inputs.update_list, inputs.integers])
def test_a_mask_is_not_passed_over(rule):
    values = [1, 2] if rule in (inputs.vector, inputs.integers) else [[1, 2]]
    with pytest.raises(TypeError, match="must not be masked"):
        rule(np.ma.masked_equal(values, 2))
