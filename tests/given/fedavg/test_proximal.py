"""A tied model trains like its own, but for the pull back."""

import doctest

import numpy as np
import pytest

from fedlearn_lib.course.solutions.fedavg import local_update
from fedlearn_lib.given.fedavg import Tied, proximal
from fedlearn_lib.given.models import SoftmaxRegression

MODEL = SoftmaxRegression(features=3, classes=2)
X, Y = np.random.default_rng(0).normal(size=(8, 3)), np.array([0, 1] * 4)
START = np.random.default_rng(1).normal(size=MODEL.size)


def trained(model):
    settings = dict(epochs=4, batch_size=3, learning_rate=0.3, rng=np.random.default_rng(2))
    return local_update(model, START, X, Y, **settings)


def test_the_example_is_true():
    failed, tried = doctest.testmod(proximal)
    assert failed == 0 and tried > 0


def test_without_strength_it_is_the_model():
    assert np.array_equal(trained(Tied(MODEL, START, 0)), trained(MODEL))


def test_the_stronger_the_pull_the_less_a_client_moves():
    moved = [np.linalg.norm(trained(Tied(MODEL, START, strength))) for strength in (0, 0.1, 1, 3)]
    assert moved == sorted(moved, reverse=True) and moved[-1] < moved[0] / 2


def test_the_gradient_is_that_of_the_loss():
    tied, step = Tied(MODEL, np.zeros(MODEL.size), 0.7), 1e-6
    _, gradient = tied.loss_and_gradient(START, X, Y)
    for k in range(MODEL.size):
        there = START.copy()
        there[k] += step
        slope = (tied.loss_and_gradient(there, X, Y)[0] - tied.loss_and_gradient(START, X, Y)[0]) / step
        assert slope == pytest.approx(gradient[k], abs=1e-4)


def test_it_keeps_its_own_anchor():
    anchor = START.copy()
    tied = Tied(MODEL, anchor, 1)
    anchor += 5
    assert np.array_equal(tied.anchor, START)
