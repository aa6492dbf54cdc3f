"""Exact inversion of a whole batch: it finds every example, checks itself, and says when it gave up."""

import doctest
import time

import numpy as np
import pytest

from fedlearn_lib.course.solutions.fedavg import local_update
from fedlearn_lib.given.data import load_digits
from fedlearn_lib.given.leakage import whole_batch
from fedlearn_lib.given.leakage.whole_batch import invert_whole_batch
from fedlearn_lib.given.models import TwoLayer

X, y = load_digits()
MODEL = TwoLayer(64, 256, 10)


def layers_of(batch, seed=0, epochs=1, model=MODEL):
    """The rows of a client's digits, and its first layer as the attack takes it."""
    rng = np.random.default_rng([seed, batch])
    rows, weights = rng.choice(len(X), batch, replace=False), model.initial_weights(rng)
    settings = dict(epochs=epochs, batch_size=None, learning_rate=0.1, rng=rng)
    change, start = (
        model.layers(vector) for vector in (local_update(model, weights, X[rows], y[rows], **settings), weights)
    )
    return rows, dict(weight_update=change["W1"], bias_update=change["b1"], weights=start["W1"], bias=start["b1"])


def attack(layer, seed=0, time_limit=10.0):
    return invert_whole_batch(**layer, rng=np.random.default_rng(seed), time_limit=time_limit)


def test_examples_in_the_docstrings():
    result = doctest.testmod(whole_batch)
    assert result.attempted > 5 and result.failed == 0


@pytest.mark.parametrize("batch, seed", [(1, 0), (2, 0), (3, 0), (5, 0), (8, 0), (8, 1), (8, 2), (8, 3)])
def test_every_example_is_found(batch, seed):
    rows, layer = layers_of(batch, seed)
    found = attack(layer)
    errors = np.abs(found[:, None] - X[rows][None]).max(axis=2)
    assert found.shape == (batch, 64)
    assert errors.min(axis=0).max() < 1e-6
    assert len(set(errors.argmin(axis=0))) == batch  # each of the found for one of the true


def test_a_scaled_update_gives_the_same_examples():
    _, layer = layers_of(4)
    scaled = layer | dict(weight_update=-7 * layer["weight_update"], bias_update=-7 * layer["bias_update"])
    np.testing.assert_allclose(attack(scaled), attack(layer), atol=1e-6)


def test_it_gives_up_in_time_beyond_the_wall():
    _, layer = layers_of(24)
    start = time.perf_counter()
    assert attack(layer, time_limit=0.5) is None
    assert time.perf_counter() - start < 60  # not for ever


def test_it_returns_nothing_rather_than_something_false():
    _, layer = layers_of(4)
    noise = np.random.default_rng(1).normal(0, 1e-3, layer["weight_update"].shape)
    noisy = layer | dict(weight_update=layer["weight_update"] + noise)
    assert attack(noisy, time_limit=0.5) is None
    _, several_steps = layers_of(4, epochs=20)  # a unit may be active in one step and silent in another
    found = attack(several_steps, time_limit=0.5)
    assert found is None


@pytest.mark.parametrize(
    "change, sentence",
    [
        (dict(weight_update=np.zeros((64, 256))), "weight_update is zero everywhere"),
        (dict(bias_update=np.ones(10)), r"bias_update has shape \(10,\), but must be \(256,\)"),
        (dict(weights=np.ones((256, 64))), r"weights has shape \(256, 64\), but must be \(64, 256\)"),
        (dict(bias=np.full(256, np.nan)), "bias holds"),
        (dict(time_limit=0), "time_limit is 0"),
    ],
)
def test_bad_input_gets_a_sentence(change, sentence):
    _, layer = layers_of(2)
    with pytest.raises(ValueError, match=sentence):
        invert_whole_batch(**(layer | dict(rng=np.random.default_rng(0)) | change))
