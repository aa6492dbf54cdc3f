"""Gradient matching: right derivatives, and the successes and failures that chapter 5 shows."""

import doctest
import subprocess
import sys

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from fedlearn_lib.course.copies import CHECKOUT
from fedlearn_lib.course.solutions.fedavg import local_update
from fedlearn_lib.given.data import load_digits
from fedlearn_lib.given.leakage import gradient_matching
from fedlearn_lib.given.leakage.gradient_matching import match_gradient, match_update, update_mismatch
from fedlearn_lib.given.models import TwoLayer

X, y = load_digits()
MODEL = TwoLayer(64, 32, 10, "sigmoid")
SMALL = TwoLayer(5, 4, 3, "sigmoid")
FRESH = MODEL.initial_weights(np.random.default_rng(0))


@pytest.fixture(scope="module")
def trained():
    settings = dict(epochs=30, batch_size=10, learning_rate=0.5, rng=np.random.default_rng(1))
    weights = FRESH + local_update(MODEL, FRESH, X[:1200], y[:1200], **settings)
    assert MODEL.accuracy(weights, X[1200:], y[1200:]) > 0.88
    return weights


def client(batch, weights=FRESH, epochs=1, seed=0):
    """A client's rows (none of which the trained network has seen) and its update."""
    rng = np.random.default_rng([seed, batch])
    rows = rng.choice(np.arange(1200, len(X)), batch, replace=False)
    settings = dict(epochs=epochs, batch_size=None, learning_rate=0.1, rng=rng)
    return rows, local_update(MODEL, weights, X[rows], y[rows], **settings)


def quality(guess, rows):
    """The median PSNR in decibels of the best assignment, and the share of guesses nearest to one of the rows."""
    errors = np.mean((guess[:, None] - X[rows][None]) ** 2, axis=2)
    errors = errors[linear_sum_assignment(errors)]
    nearest = np.sum((guess[:, None] - X[None]) ** 2, axis=2).argmin(axis=1)
    return np.median(-10 * np.log10(np.maximum(errors, 1e-30))), np.isin(nearest, rows).mean()


def test_examples_in_the_docstrings():
    result = doctest.testmod(gradient_matching)
    assert result.attempted > 5 and result.failed == 0


# ---- the derivatives ----------------------------------------------------------------------------


def small_case(seed):
    rng = np.random.default_rng(seed)
    weights, update = rng.normal(0, 0.7, SMALL.size), rng.normal(0, 0.3, SMALL.size)
    labels = np.array([0, 2, 2])
    return weights, update, rng.random((3, 5)), labels


@pytest.mark.parametrize("seed", range(3))
def test_the_simulated_client_is_the_real_one(seed):
    weights, _, guess, labels = small_case(seed)
    settings = dict(epochs=4, batch_size=None, learning_rate=0.5, rng=np.random.default_rng(0))
    update = local_update(SMALL, weights, guess, labels, **settings)
    mismatch, slope = update_mismatch(SMALL, weights, update, guess, np.eye(3)[labels], 0.5, 4)
    assert mismatch < 1e-24 and np.abs(slope).max() < 1e-10


@pytest.mark.parametrize("epochs", [1, 2, 5])
@pytest.mark.parametrize("seed", range(3))
def test_the_derivative_is_that_of_the_mismatch(epochs, seed):
    weights, update, guess, labels = small_case(seed)

    def mismatch(pixels):
        return update_mismatch(SMALL, weights, update, pixels, np.eye(3)[labels], 0.8, epochs)

    measured, step = np.empty_like(guess), 1e-5
    for place in np.ndindex(*guess.shape):
        change = np.zeros_like(guess)
        change[place] = step
        measured[place] = (mismatch(guess + change)[0] - mismatch(guess - change)[0]) / (2 * step)
    assert np.abs(measured).max() > 1e-3  # there is something to compare
    np.testing.assert_allclose(mismatch(guess)[1], measured, rtol=1e-5, atol=1e-8)


# ---- what chapter 5 shows -----------------------------------------------------------------------


@pytest.mark.parametrize("batch", [1, 4, 8])
def test_a_fresh_network_gives_its_batch_away(batch):
    decibels = []
    for seed in range(3):
        rows, update = client(batch, seed=seed)
        found = match_gradient(MODEL, FRESH, update, y[rows], learning_rate=0.1, rng=np.random.default_rng(seed))
        assert found.examples.shape == (batch, 64) and found.examples.min() >= 0 and found.examples.max() <= 1
        decibels.append(quality(found.examples, rows)[0])
    assert np.median(decibels) > 40


def test_a_trained_network_does_not(trained):
    scores = []
    for seed in range(2):  # each is a whole search
        rows, update = client(8, trained, seed=seed)
        found = match_gradient(MODEL, trained, update, y[rows], learning_rate=0.1, rng=np.random.default_rng(seed))
        scores.append(quality(found.examples, rows))
    decibels, found_again = np.max(scores, axis=0)
    assert decibels < 15 and found_again < 0.6


@pytest.mark.parametrize("batch", [1, 4])
def test_many_steps_must_be_simulated(batch):
    rows, update = client(batch, epochs=20)
    naive = match_gradient(MODEL, FRESH, update, y[rows], learning_rate=20 * 0.1, rng=np.random.default_rng(0))
    simulated = match_update(MODEL, FRESH, update, y[rows], learning_rate=0.1, epochs=20, rng=np.random.default_rng(0))
    assert quality(naive.examples, rows)[0] < 15 and naive.mismatch > 0.1  # and the attacker sees it
    assert quality(simulated.examples, rows)[0] > 40 and simulated.mismatch < 1e-4


def test_one_epoch_simulated_is_one_gradient():
    rows, update = client(2)
    one, same = (
        attack(MODEL, FRESH, update, y[rows], learning_rate=0.1, rng=np.random.default_rng(0), steps=5, **more)
        for attack, more in ((match_gradient, {}), (match_update, dict(epochs=1)))
    )
    np.testing.assert_array_equal(one.examples, same.examples)


def test_inputs_stay_as_they_were():
    rows, update = client(2)
    weights, given, labels = FRESH.copy(), update.copy(), y[rows].copy()
    match_update(MODEL, weights, given, labels, learning_rate=0.1, epochs=2, rng=np.random.default_rng(0), steps=3)
    assert np.array_equal(weights, FRESH) and np.array_equal(given, update) and np.array_equal(labels, y[rows])


# ---- bad input ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change, error, sentence",
    [
        (dict(model=TwoLayer(64, 32, 10)), ValueError, "must be a TwoLayer network with activation='sigmoid'"),
        (dict(weights=FRESH[:-1]), ValueError, "weights has 2409 numbers, but the model has 2410"),
        (dict(update=np.ones(7)), ValueError, "update has 7 numbers"),
        (dict(update=np.zeros(MODEL.size)), ValueError, "update is zero everywhere"),
        (dict(update=np.full(MODEL.size, np.nan)), ValueError, "update holds"),
        (dict(labels=np.array([3, 10])), ValueError, "whole numbers from 0 to 9"),
        (dict(labels=np.array([], dtype=int)), ValueError, "one for each example"),
        (dict(learning_rate=0.0), ValueError, "learning_rate is 0"),
        (dict(starts=0), ValueError, "starts is 0"),
        (dict(rng=7), TypeError, "must be a generator"),
    ],
)
@pytest.mark.parametrize("attack, more", [(match_gradient, {}), (match_update, dict(epochs=2))])
def test_bad_input_gets_a_sentence(attack, more, change, error, sentence):
    settings = dict(model=MODEL, weights=FRESH, update=np.ones(MODEL.size), labels=np.array([3, 9]))
    settings |= dict(learning_rate=0.1, rng=np.random.default_rng(0)) | more | change
    with pytest.raises(error, match=f"{attack.__name__}: .*{sentence}"):
        attack(**settings)


def test_what_is_given_imports_quickly():
    program = (
        "import sys, fedlearn_lib.given.leakage.gradient_matching, fedlearn_lib.given.leakage.whole_batch; "
        "sys.exit(any(name.split('.')[0] == 'scipy' for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=CHECKOUT).returncode == 0
