"""Attacks on a sum: exact where they say so, and a list of suspects names who took part."""

import doctest

import numpy as np
import pytest

from fedlearn_lib.course.solutions.fedavg import local_update
from fedlearn_lib.given.data import load_digits
from fedlearn_lib.given.leakage import crowd
from fedlearn_lib.given.leakage.crowd import Suspects, class_sums
from fedlearn_lib.given.models import SoftmaxRegression

X, y = load_digits()
MODEL = SoftmaxRegression(64, 10)


def summed(rows):
    """The sum of the updates of clients with one digit each, as layers."""
    update = local_update(
        MODEL, MODEL.initial_weights(), X[rows], y[rows], epochs=1, batch_size=None, learning_rate=0.1,
        rng=np.random.default_rng(0),
    )  # fmt: skip
    return MODEL.layers(len(rows) * update)


def true_sums(rows):
    return np.array([X[rows][y[rows] == label].sum(axis=0) for label in range(10)]).T


def test_examples_in_the_docstrings():
    result = doctest.testmod(crowd)
    assert result.attempted > 5 and result.failed == 0


@pytest.mark.parametrize("seed", range(5))
def test_sums_are_exact_beside_an_empty_class(seed):
    rows = np.random.default_rng(seed).choice(np.flatnonzero(y != 6), 30, replace=False)
    assert np.abs(class_sums(summed(rows)["W"], 0.1) - true_sums(rows)).max() < 1e-9


def test_sums_are_never_too_large_and_right_where_a_class_has_no_ink():
    rows = np.random.default_rng(1).choice(len(X), 60, replace=False)
    read, true = class_sums(summed(rows)["W"], 0.1), true_sums(rows)
    assert (read <= true + 1e-9).all()
    blank = true.min(axis=1) == 0
    assert 0 < blank.sum() < 64 and np.abs(read - true)[blank].max() < 1e-9


@pytest.fixture(scope="module")
def suspects():
    return Suspects(X, y)


@pytest.mark.parametrize("clients", [1, 7, 30])
def test_suspects_are_named(clients, suspects):
    rows = np.random.default_rng(clients).choice(len(X), clients, replace=False)
    part = summed(rows)
    named = suspects.took_part(part["W"], part["b"], learning_rate=0.1, clients=clients)
    assert named.tolist() == sorted(rows)


def test_bad_inputs_are_refused():
    with pytest.raises(ValueError, match="learning_rate"):
        class_sums(np.ones((3, 2)), 0)
    with pytest.raises(ValueError):
        class_sums([1.0, 2.0], 0.1)
    with pytest.raises(ValueError):
        Suspects(X[:20], y[:20]).took_part(np.ones((3, 2)), [0.1, 0.2, 0.3], learning_rate=0.1, clients=1)
