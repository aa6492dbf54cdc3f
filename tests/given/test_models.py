"""The models: gradients that are right, numbers that stay finite, input that is refused."""

import doctest
import pickle
from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from fedlearn_lib.given import models
from fedlearn_lib.given.data import load_digits
from fedlearn_lib.given.models import ACTIVATIONS, LogisticRegression, SoftmaxRegression, TwoLayer

ALL = [SoftmaxRegression(5, 4), SoftmaxRegression(3, 2), LogisticRegression(6)]
ALL += [TwoLayer(5, 7, 3, activation) for activation in ACTIVATIONS]
each_model = pytest.mark.parametrize("model", ALL, ids=str)


def batch_for(model, size=6, seed=0):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(size, model.features)), rng.integers(0, model.classes, size)


def test_examples_in_the_docstrings():
    result = doctest.testmod(models)
    assert result.attempted > 10 and result.failed == 0


@each_model
@pytest.mark.parametrize("size", [1, 6])
def test_gradient_equals_central_differences(model, size):
    X, y = batch_for(model, size)
    weights = np.random.default_rng(1).normal(size=model.size)
    _, gradient = model.loss_and_gradient(weights, X, y)
    step = 1e-5

    def loss(w):
        return model.loss_and_gradient(w, X, y)[0]

    slopes = [
        (loss(weights + nudge) - loss(weights - nudge)) / (2 * step)
        for nudge in np.eye(model.size) * step
    ]
    np.testing.assert_allclose(gradient, slopes, rtol=1e-6, atol=1e-8)
    assert gradient.dtype == np.float64 and gradient.shape == (model.size,)


@each_model
def test_loss_is_the_mean_log_probability_of_the_label(model):
    X, y = batch_for(model)
    weights = np.random.default_rng(2).normal(size=model.size)
    p = model.probabilities(weights, X)
    assert p.shape == (6, model.classes)
    np.testing.assert_allclose(p.sum(axis=1), 1)
    loss, _ = model.loss_and_gradient(weights, X, y)
    assert type(loss) is float
    assert loss == pytest.approx(-np.log(p[np.arange(6), y]).mean(), rel=1e-12)
    assert (model.predict(weights, X) == p.argmax(axis=1)).all()


@each_model
def test_batch_gradient_is_the_mean_of_the_examples_gradients(model):
    X, y = batch_for(model)
    weights = np.random.default_rng(3).normal(size=model.size)
    single = [model.loss_and_gradient(weights, X[i : i + 1], y[i : i + 1])[1] for i in range(6)]
    whole = model.loss_and_gradient(weights, X, y)[1]
    np.testing.assert_allclose(np.mean(single, axis=0), whole, rtol=1e-10, atol=1e-14)


@each_model
@pytest.mark.parametrize("scale", [0.0, 1e3, 1e6])
def test_huge_weights_do_not_overflow(model, scale):
    X, y = batch_for(model)
    weights = scale * np.random.default_rng(4).normal(size=model.size)
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        loss, gradient = model.loss_and_gradient(weights, X, y)
        p = model.probabilities(weights, X)
    assert np.isfinite(loss) and np.isfinite(gradient).all() and np.isfinite(p).all()


@each_model
def test_arguments_are_left_alone(model):
    X, y = batch_for(model)
    weights = np.random.default_rng(5).normal(size=model.size)
    before = weights.copy(), X.copy(), y.copy()
    first = model.loss_and_gradient(weights, X, y)
    again = model.loss_and_gradient(weights, X, y)
    model.accuracy(weights, X, y)
    assert all(np.array_equal(a, b) for a, b in zip(before, (weights, X, y), strict=True))
    # a result must not be overwritten by the next call either
    assert first[0] == again[0] and np.array_equal(first[1], again[1])
    assert first[1] is not again[1]


@each_model
def test_lists_and_other_number_types_are_accepted(model):
    X, y = batch_for(model)
    weights = np.random.default_rng(6).normal(size=model.size)
    wanted = model.loss_and_gradient(weights, X, y)
    for kind in (np.int8, np.uint8, np.int32):
        loss, gradient = model.loss_and_gradient(weights.tolist(), X.tolist(), y.astype(kind))
        assert loss == wanted[0] and np.array_equal(gradient, wanted[1])
    assert model.accuracy(weights.tolist(), X.tolist(), y.tolist()) <= 1
    assert model.loss_and_gradient(weights, X.astype(np.float32), y)[1].dtype == np.float64


@each_model
def test_layers_are_views_in_the_stated_order(model):
    vector = np.arange(float(model.size))
    parts = model.layers(vector)
    assert list(parts) in (["W", "b"], ["W1", "b1", "W2", "b2"])
    assert np.array_equal(np.concatenate([part.ravel() for part in parts.values()]), vector)
    for name, part in parts.items():
        assert part.ndim == (2 if name.startswith("W") else 1)
        part[...] = -1
    assert (vector == -1).all()
    # a column of a stack of updates is a view too
    stack = np.zeros((model.size, 3))
    next(iter(model.layers(stack[:, 1]).values()))[0, 0] = 5
    assert stack[0, 1] == 5


@each_model
def test_models_are_values(model):
    assert pickle.loads(pickle.dumps(model)) == model and hash(model) == hash(model)
    with pytest.raises(FrozenInstanceError):
        model.features = 3


def test_sizes():
    assert SoftmaxRegression(64, 10).size == 650
    assert LogisticRegression(30).size == 31
    assert TwoLayer(64, 32, 10).size == 64 * 32 + 32 + 32 * 10 + 10


def test_linear_models_start_at_zero_and_use_no_randomness():
    for model in (SoftmaxRegression(64, 10), LogisticRegression(30)):
        rng = np.random.default_rng(0)
        assert not model.initial_weights(rng).any()
        assert rng.random() == np.random.default_rng(0).random()
        assert model.initial_weights() is not model.initial_weights()


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_network_starts_small_random_and_repeatable(activation):
    model = TwoLayer(200, 100, 50, activation)
    weights = model.initial_weights(np.random.default_rng(0))
    assert np.array_equal(weights, model.initial_weights(np.random.default_rng(0)))
    assert not np.array_equal(weights, model.initial_weights(np.random.default_rng(1)))
    part = model.layers(weights)
    assert not part["b1"].any() and not part["b2"].any()
    assert part["W1"].var() == pytest.approx(2 / (200 if activation == "relu" else 300), rel=0.05)
    assert part["W2"].var() == pytest.approx(2 / 150, rel=0.05)


def test_logistic_regression_is_a_softmax_of_two():
    small, large = LogisticRegression(6), SoftmaxRegression(6, 2)
    X, y = batch_for(small)
    weights = np.random.default_rng(7).normal(size=small.size)
    twin = np.zeros(large.size)
    large.layers(twin)["W"][:, 1] = weights[:-1]
    large.layers(twin)["b"][1] = weights[-1]
    np.testing.assert_allclose(small.probabilities(weights, X), large.probabilities(twin, X))
    loss, gradient = small.loss_and_gradient(weights, X, y)
    other_loss, other_gradient = large.loss_and_gradient(twin, X, y)
    assert loss == pytest.approx(other_loss)
    np.testing.assert_allclose(gradient[:-1], large.layers(other_gradient)["W"][:, 1])


def test_a_very_confident_logistic_model_keeps_the_small_digits():
    model = LogisticRegression(1)
    for label, weight in ((0, -40.0), (1, 40.0)):
        _, gradient = model.loss_and_gradient([weight, 0.0], [[1.0]], [label])
        assert abs(gradient[0]) == pytest.approx(np.exp(-40), rel=1e-9)


def test_equal_scores_go_to_the_lowest_class():
    for model in (SoftmaxRegression(2, 3), LogisticRegression(2)):
        assert model.predict(model.initial_weights(), np.ones((2, 2))).tolist() == [0, 0]


@pytest.mark.parametrize("model", [SoftmaxRegression(64, 10), TwoLayer(64, 32, 10)], ids=str)
def test_digits_are_learned(model):
    X, y = load_digits()
    rng = np.random.default_rng(0)
    weights = model.initial_weights(rng)
    for _ in range(3):
        for batch in np.array_split(rng.permutation(1400), 140):
            weights -= 0.3 * model.loss_and_gradient(weights, X[batch], y[batch])[1]
    assert model.accuracy(weights, X[1400:], y[1400:]) > 0.85


SOFTMAX, LOGISTIC = SoftmaxRegression(4, 3), LogisticRegression(4)
X, y = np.ones((2, 4)), np.array([0, 1])


@pytest.mark.parametrize(
    "call, sentence",
    [
        (lambda: SoftmaxRegression(0, 3), "features is 0, but must be a whole number, 1 or more"),
        (lambda: SoftmaxRegression(4, 1), "classes is 1, but must be a whole number, 2 or more"),
        (lambda: SoftmaxRegression(4.0, 3), "features is 4.0, but must be a whole number"),
        (lambda: LogisticRegression(True), "features is True"),
        (lambda: TwoLayer(4, 0, 3), "hidden is 0"),
        (lambda: TwoLayer(4, 5, 3, "step"), "activation is 'step', but must be one of relu, tanh"),
        (lambda: SOFTMAX.layers(np.zeros(14)), "shape \\(15,\\), but this one has shape \\(14,\\)"),
        (lambda: SOFTMAX.layers(np.zeros((15, 1))), "has shape \\(15, 1\\)"),
        # 13 numbers would leave one bias, which NumPy would add to all three classes
        (lambda: SOFTMAX.loss_and_gradient(np.zeros(13), X, y), "Was it made for another model"),
        (lambda: SOFTMAX.loss_and_gradient(np.zeros(15), X[0], y), "goes in as X\\[None, :\\]"),
        (
            lambda: SOFTMAX.predict(np.zeros(15), np.ones((2, 5))),
            "shape \\(examples, 4\\), but got",
        ),
        (lambda: SOFTMAX.loss_and_gradient(np.zeros(15), X, y[:1]), "one label for each"),
        (
            lambda: SOFTMAX.loss_and_gradient(np.zeros(15), X, y[:, None]),
            "labels of shape \\(2, 1\\)",
        ),
        (lambda: SOFTMAX.loss_and_gradient(np.zeros(15), X[:0], y[:0]), "at least one example"),
        (lambda: SOFTMAX.loss_and_gradient(np.zeros(15), X, y == 1), "came as bool"),
        (lambda: SOFTMAX.loss_and_gradient(np.zeros(15), X, y * 1.0), "y.astype\\(int\\)"),
        (lambda: SOFTMAX.accuracy(np.zeros(15), X[:0], y[:0]), "at least one example"),
        (lambda: LOGISTIC.loss_and_gradient(np.zeros(5), X, 2 * y - 1), "labels must be 0 or 1"),
    ],
)
def test_bad_input_is_refused_with_a_sentence(call, sentence):
    with pytest.raises(ValueError, match=sentence):
        call()
