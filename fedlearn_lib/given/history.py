"""What one run of federated learning leaves behind."""

from collections.abc import Callable

import numpy as np

BYTES_PER_PARAMETER = 4  # a parameter travels as a 32-bit float


class History:
    """The global weights, the metric and the bytes of every round.

    Index 0 of `weights` and `metrics` is the start, index r is after round r.

    Args:
        weights: the weights before the first round, shape (d,).
        evaluate: called on the weights of every round; None if nothing is to be measured.

    Attributes:
        weights: list of rounds + 1 vectors, each of shape (d,).
        metrics: list of rounds + 1 values that `evaluate` returned; empty without `evaluate`.
        bytes: list with the bytes each round moved: the weights down and the update up, for every
            client that took part, at 4 bytes a parameter.

    >>> history = History(np.zeros(2), evaluate=lambda weights: float(weights.sum()))
    >>> history.record(np.array([1.0, 2.0]), participants=3)
    >>> history.metrics, history.bytes
    ([0.0, 3.0], [48])
    """

    def __init__(self, weights: np.ndarray, evaluate: Callable | None = None):
        self._evaluate = evaluate
        self.weights: list[np.ndarray] = []
        self.metrics: list = []
        self.bytes: list[int] = []
        self._keep(weights)

    def record(self, weights: np.ndarray, *, participants: int) -> None:
        """Note the weights after a round in which `participants` clients took part."""
        self._keep(weights)
        self.bytes.append(2 * participants * len(weights) * BYTES_PER_PARAMETER)

    def _keep(self, weights: np.ndarray) -> None:
        self.weights.append(np.array(weights, dtype=float))  # a copy: later changes must not show
        if self._evaluate is not None:
            self.metrics.append(self._evaluate(self.weights[-1]))

    def __repr__(self) -> str:
        return f"History of {len(self.bytes)} rounds, {sum(self.bytes):,} bytes"
