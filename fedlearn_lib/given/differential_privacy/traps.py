"""Models that a malicious server makes, and how well it reads with them.

Trap biases and a dead layer change no shape and no size of a model, so that nobody who only trains it notices.
"""

import numpy as np

from ..models import TwoLayer


def with_biases(network: TwoLayer, weights: np.ndarray, biases: np.ndarray) -> np.ndarray:
    """A copy of weights with other biases of the hidden layer.

    Args:
        network: whose weights they are.
        weights: shape (d,).
        biases: shape (hidden,).
    """
    changed = np.array(weights, dtype=float)
    network.layers(changed)["b1"][:] = biases
    return changed


def dead_model(network: TwoLayer, weights: np.ndarray) -> np.ndarray:
    """A copy of weights in which no hidden unit is active, for any example with numbers from 0 to 1.

    Whoever trains it leaves the first layer as it is: the update is 0 there.

    >>> network = TwoLayer(features=4, hidden=3, classes=2)
    >>> dead = dead_model(network, network.initial_weights(np.random.default_rng(0)))
    >>> _, gradient = network.loss_and_gradient(dead, np.ones((1, 4)), np.array([1]))
    >>> network.layers(gradient)["W1"].any()
    np.False_
    """
    highest = np.maximum(network.layers(weights)["W1"], 0).sum(axis=0)  # with 1 wherever it helps a unit
    return with_biases(network, weights, -highest - 1)


def exact_count(pictures: np.ndarray, true: np.ndarray) -> int:
    """How many of the true pictures are among those that were read, pixel by pixel.

    Args:
        pictures: shape (m, pixels), in any order; m may be 0.
        true: shape (n, pixels).
    """
    return sum(bool(np.abs(pictures - picture).max(axis=1).min(initial=1) < 1e-9) for picture in true)
