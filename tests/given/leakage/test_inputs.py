"""Bad input to the functions of chapters 4 and 5 is refused with a sentence; good input goes through."""

import numpy as np
import pytest
from support.inputs import INF, NAN, demo

from fedlearn_lib.course.solutions import leakage
from fedlearn_lib.course.solutions.fedavg import local_update
from fedlearn_lib.given.leakage import inputs as rules
from fedlearn_lib.given.models import SoftmaxRegression, TwoLayer

BIAS = {"b": np.array([-0.5, 0.5])}
RECORDS = {"records": np.ones((4, 3))}
CHANGES = {"dw": np.zeros(2)}
STEP = {"batch_size": 1, "learning_rate": 0.1}
layer, row, names = rules.layer_update("b"), rules.row_of("records"), rules.names_for("dw")

REFUSED = [  # rule, value, other arguments, the kind of error, what the sentence says
    (rules.changed_vector, [0.0, 0.0], {}, ValueError, "is zero everywhere: nothing was learned there"),
    (rules.changed_vector, [-0.0], {}, ValueError, "Take the update of a client that has data"),
    (rules.changed_vector, [0.0, NAN], {}, ValueError, "holds NaN or infinity in 1 of 2 places"),
    (rules.changed_vector, [], {}, ValueError, "has shape (0,), but must be one flat vector"),
    (rules.changed_vector, [[1.0]], {}, ValueError, "has shape (1, 1), but must be one flat vector"),
    (rules.changed_vector, None, {}, TypeError, "is None, but must hold numbers only"),
    (rules.changed_vector, ["1"], {}, TypeError, "is ['1'], but must hold numbers only"),
    (rules.changed_number, 0, {}, ValueError, "is 0, so that one would divide by zero: the bias was not trained"),
    (rules.changed_number, np.zeros(1), {}, ValueError, "is 0, so that one would divide by zero"),
    (rules.changed_number, -0.0, {}, ValueError, "or the client has no data. Take the update"),
    (rules.changed_number, NAN, {}, ValueError, "holds NaN or infinity in 1 of 1 places"),
    (rules.changed_number, -INF, {}, ValueError, "holds NaN or infinity in 1 of 1 places"),
    (rules.changed_number, [0.1, -0.1], {}, ValueError, "has shape (2,), but must be a single number"),
    (rules.changed_number, [], {}, ValueError, "has shape (0,), but must be a single number. Pass the only"),
    (rules.changed_number, [[1.0], [1.0, 2.0]], {}, TypeError, "its rows are not equally long"),
    (rules.changed_number, None, {}, TypeError, "but must hold numbers only"),
    (rules.changed_number, "0.1", {}, TypeError, "but must hold numbers only"),
    (rules.changed_number, True, {}, TypeError, "but must hold numbers only"),
    (rules.one_record_bias, [0.5], {}, ValueError, "has one entry, but must have one for each of two or more"),
    (rules.one_record_bias, [0.0, 0.0], {}, ValueError, "is zero everywhere"),
    (rules.one_record_bias, [0.2, 0.1, -0.3], {}, ValueError, "went up for 2 classes, but one record raises"),
    (rules.one_record_bias, [-0.1, -0.2], {}, ValueError, "went up for 0 classes, but one record raises"),
    (rules.one_record_bias, [0.2, INF], {}, ValueError, "holds NaN or infinity in 1 of 2"),
    (rules.one_record_bias, [[0.5, -0.5]], {}, ValueError, "has shape (1, 2), but must be one flat vector"),
    (rules.one_record_bias, None, {}, TypeError, "is None, but must hold numbers"),
    (rules.one_step_bias, [0.3, -0.2, -0.1], STEP, ValueError, "would mean -2 records of class 1. It is no update"),
    (rules.one_step_bias, [0.06, -0.05], STEP | {"batch_size": 9}, ValueError, "would mean 10 records in all, but"),
    (rules.one_step_bias, [NAN, 0.0], STEP, ValueError, "holds NaN or infinity in 1 of 2 places"),
    (layer, np.ones((3, 4)), BIAS, ValueError, "has shape (3, 4), but b has 2 entries: it must be (inputs, 2)"),
    (layer, np.ones((2, 3)), BIAS, ValueError, "Take both from layers(update) of the same model."),
    (layer, np.ones(6), BIAS, ValueError, "has shape (6,), but b has 2 entries"),
    (layer, np.ones((0, 2)), BIAS, ValueError, "has shape (0, 2), but b has 2 entries"),
    (layer, [[1.0, NAN]], BIAS, ValueError, "holds NaN or infinity in 1 of 2 places"),
    (layer, [[1.0, 2.0], [3.0]], BIAS, TypeError, "its rows are not equally long"),
    (layer, None, BIAS, TypeError, "is None, but must hold numbers only"),
    (row, [1.0, 2.0], RECORDS, ValueError, "has 2 numbers, but each of the records has 3. Pass both"),
    (row, np.ones((1, 3)), RECORDS, ValueError, "has shape (1, 3), but must be one flat vector"),
    (row, [1.0, 2.0, INF], RECORDS, ValueError, "holds NaN or infinity in 1 of 3 places"),
    (row, "abc", RECORDS, TypeError, "is 'abc', but must hold numbers only"),
    (names, ["one"], CHANGES, ValueError, "has 1 words, but dw has 2 entries. Pass the vocabulary with"),
    (names, [], CHANGES, ValueError, "has 0 words, but dw has 2 entries"),
    (names, "ab", CHANGES, TypeError, "is 'ab', but must be a list of words. Pass the model's vocabulary."),
    (names, {"one", "two"}, CHANGES, TypeError, "but must be a list of words"),  # a set has no order
    (names, {"one": 0, "two": 1}, CHANGES, TypeError, "but must be a list of words"),
    (names, ["one", 2], CHANGES, TypeError, "is ['one', 2], but must be a list of words"),
    (names, (word for word in ["one", "two"]), CHANGES, TypeError, "is <generator"),
    (names, None, CHANGES, TypeError, "is None, but must be a list of words"),
    (names, np.array([["one"], ["two"]]), CHANGES, TypeError, "but must be a list of words"),
    (rules.candidates, [], {}, ValueError, "has shape (0,), but must be (candidates, pixels)"),
    (rules.candidates, [0.5, 1.0], {}, ValueError, "or x[None] for a single one."),
    (rules.candidates, np.zeros((2, 0)), {}, ValueError, "has shape (2, 0), but must be (candidates, pixels)"),
    (rules.candidates, [[0.5, NAN]], {}, ValueError, "holds NaN or infinity in 1 of 2 places"),
    (rules.candidates, [[0.5], [0.5, 1.0]], {}, TypeError, "its rows are not equally long"),
    (rules.candidates, np.array([["a"]]), {}, TypeError, "but must hold numbers only"),
    (rules.candidates, np.array([[True]]), {}, TypeError, "but must hold numbers only"),
    (rules.candidates, None, {}, TypeError, "is None, but must hold numbers only"),
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


@pytest.mark.parametrize("rule, value, others, expected", [
    (rules.changed_vector, [0, 1], {}, np.array([0.0, 1.0])),
    (rules.one_record_bias, (0.5, -0.5), {}, np.array([0.5, -0.5])),
    (rules.one_record_bias, [0.0, -0.5, 0.5], {}, np.array([0.0, -0.5, 0.5])),  # a class may stand still
    (layer, [[1, 2], [3, 4]], BIAS, np.array([[1.0, 2.0], [3.0, 4.0]])),
    (row, [1, 2, 3], RECORDS, np.array([1.0, 2.0, 3.0])),
    (rules.candidates, [[1, 0]], {}, np.array([[1.0, 0.0]])),
    (rules.candidates, np.zeros((0, 3)), {}, np.zeros((0, 3))),
])  # fmt: skip
def test_lists_become_arrays(rule, value, others, expected):
    result = demo(rule, value, **others)
    assert result.dtype == float and result.shape == expected.shape
    np.testing.assert_array_equal(result, expected)


@pytest.mark.parametrize("value", [-0.5, np.float32(-0.5), [-0.5], np.array([[-0.5]]), np.array(-0.5)])
def test_the_only_bias_becomes_a_number(value):
    result = demo(rules.changed_number, value)
    assert result == -0.5 and type(result) is float


@pytest.mark.parametrize("value", [["one", "two"], ("one", "two"), np.array(["one", "two"])])
def test_words_become_a_list(value):
    assert demo(names, value, **CHANGES) == ["one", "two"]


@pytest.mark.parametrize("rule, others", [
    (rules.changed_vector, {}), (rules.one_record_bias, {}), (row, {"records": np.ones((4, 2))}),
])  # fmt: skip
def test_an_array_is_passed_on_itself(rule, others):
    """So that a body which changes its caller's array is found out."""
    array = np.array([0.5, -0.5])
    assert demo(rule, array, **others) is array


def update_of(model, X, y):
    settings = dict(epochs=1, batch_size=None, learning_rate=0.5, rng=np.random.default_rng(0))
    weights = model.initial_weights(np.random.default_rng(0))
    return model.layers(local_update(model, weights, np.array(X), np.array(y), **settings))


def test_updates_that_tell_nothing_are_refused():
    model = SoftmaxRegression(2, 3)
    nothing = model.layers(np.zeros(model.size))  # of a client that has no data
    with pytest.raises(ValueError, match="label_from_bias: bias_update is zero everywhere"):
        leakage.label_from_bias(nothing["b"])
    with pytest.raises(ValueError, match="invert_linear: bias_update is zero everywhere"):
        leakage.invert_linear(nothing["W"], nothing["b"])
    two = update_of(model, [[1.0, 2.0], [3.0, 4.0]], [0, 2])
    with pytest.raises(ValueError, match="bias_update went up for 2 classes.* several records, or from none. Take"):
        leakage.invert_linear(two["W"], two["b"])
    hidden = TwoLayer(2, 4, 2)
    dead = hidden.layers(np.zeros(hidden.size))
    with pytest.raises(ValueError, match="invert_hidden_rows: hidden_bias_update is zero everywhere"):
        leakage.invert_hidden_rows(dead["W1"], dead["b1"])
    with pytest.raises(ValueError, match="split_messages: word_weight_update is zero everywhere"):
        leakage.split_messages(np.zeros(2), ["one", "two"])


def test_the_rules_stand_on_the_functions():
    with pytest.raises(ValueError, match="words_from_update: bias_update is 0, so"):
        leakage.words_from_update([0.1], 0.0, ["one"])
    with pytest.raises(ValueError, match="words_from_update: vocabulary has 1 words, but word_weight_update has 2"):
        leakage.words_from_update([0.1, 0.2], 0.1, ["one"])
    with pytest.raises(ValueError, match="words_from_update: word_weight_update holds NaN"):
        leakage.words_from_update([NAN], 0.1, ["one"])
    with pytest.raises(ValueError, match=r"has shape \(2, 3\), but bias_update has 2 entries"):
        leakage.invert_linear(np.ones((2, 3)), [0.1, -0.1])
    with pytest.raises(ValueError, match=r"has shape \(2, 3\), but hidden_bias_update has 2 entries"):
        leakage.invert_hidden_rows(np.ones((2, 3)), [0.1, -0.1])
    with pytest.raises(ValueError, match="nearest_record: reconstruction has 1 numbers, but each of the records has 2"):
        leakage.nearest_record([1.0], [[1.0, 2.0]])
    with pytest.raises(ValueError, match=r"nearest_record: records has shape \(0, 2\)"):
        leakage.nearest_record([1.0, 2.0], np.zeros((0, 2)))
    with pytest.raises(ValueError, match="split_messages: vocabulary has 2 words"):
        leakage.split_messages([0.1], ["one", "two"])
    with pytest.raises(ValueError, match="split_messages: tolerance is 0, but must be finite and above 0"):
        leakage.split_messages([0.1], ["one"], tolerance=0)
    with pytest.raises(ValueError, match="label_counts: batch_size is 0, but must be at least 1"):
        leakage.label_counts([0.1, -0.1], 0, 0.5)
    with pytest.raises(TypeError, match="label_counts: batch_size is 4.0, but must be a whole number"):
        leakage.label_counts([0.1, -0.1], 4.0, 0.5)
    with pytest.raises(ValueError, match="label_counts: learning_rate is 0, but"):
        leakage.label_counts([0.1, -0.1], 4, 0)
    with pytest.raises(ValueError, match="label_counts: bias_update holds NaN"):
        leakage.label_counts([0.1, NAN], 4, 0.5)
    with pytest.raises(ValueError, match="keep_plausible: levels is 0, but must be at least 1"):
        leakage.keep_plausible([[0.5]], levels=0)
    with pytest.raises(ValueError, match="keep_plausible: tolerance is -1, but"):
        leakage.keep_plausible([[0.5]], tolerance=-1)
    with pytest.raises(ValueError, match=r"keep_plausible: candidates has shape \(2,\), but must be"):
        leakage.keep_plausible([0.5, 1.0])
