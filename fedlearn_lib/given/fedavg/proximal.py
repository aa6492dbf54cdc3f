"""FedProx, as a model that pulls back: what a client trains when it is tied to the global weights."""

import numpy as np


class Tied:
    """A model whose loss grows with the distance from an anchor; it trains like the model it wraps.

    Args:
        model: what is trained.
        anchor: the weights to stay near, `(d,)`: those from which the round began.
        strength: of the pull; 0 is the model itself.

    >>> from fedlearn_lib.given.models import SoftmaxRegression
    >>> model = SoftmaxRegression(features=1, classes=2)
    >>> X, y = np.array([[2.0]]), np.array([1])
    >>> loss, gradient = Tied(model, np.zeros(4), 0.5).loss_and_gradient(np.ones(4), X, y)
    >>> gradient - model.loss_and_gradient(np.ones(4), X, y)[1]
    array([0.5, 0.5, 0.5, 0.5])

    Source: Li et al., Federated Optimization in Heterogeneous Networks, 2020, equation 2.
    """

    def __init__(self, model, anchor: np.ndarray, strength: float):
        self.model, self.anchor, self.strength = model, np.array(anchor, dtype=float), strength
        self.size, self.classes = model.size, model.classes

    def loss_and_gradient(self, weights: np.ndarray, X: np.ndarray, y: np.ndarray) -> tuple[float, np.ndarray]:
        """Loss and gradient of the model, with `strength / 2` times the squared distance from the anchor added."""
        loss, gradient = self.model.loss_and_gradient(weights, X, y)
        away = weights - self.anchor
        return loss + self.strength / 2 * float(away @ away), gradient + self.strength * away
