"""Many trainings and many attacks in a moment: all clients at once, and noise that is the same in every run.

Nothing here protects anybody. A real client draws its noise from the operating system, as chapter 15's round does;
figures that come out the same for everybody take it from a seeded generator. Its amount is that of the real sum.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..models import SoftmaxRegression

EPOCHS, LEARNING_RATE, CLASSES = 5, 0.5, 10


@dataclass(frozen=True)
class Crowd:
    """Clients with equally many digits each, and the test set.

    Args:
        X: shape (clients, examples, inputs).
        y: shape (clients, examples).
        X_test, y_test: shapes (tests, inputs), (tests,).
    """

    X: np.ndarray
    y: np.ndarray
    X_test: np.ndarray
    y_test: np.ndarray

    @property
    def clients(self) -> list[tuple[np.ndarray, np.ndarray]]:
        """As pairs (X, y)."""
        return list(zip(self.X, self.y, strict=True))

    @property
    def model(self) -> SoftmaxRegression:
        return SoftmaxRegression(self.X.shape[2], CLASSES)

    def trains(self, local_update: Callable) -> list[Callable]:
        """Every client as `enrol` takes it, with the learner's own `local_update`: what `updates_of` does at once."""

        def train_on(X, y):
            return lambda weights: (
                local_update(self.model, weights, X, y, epochs=EPOCHS, batch_size=None, learning_rate=LEARNING_RATE,
                             rng=np.random.default_rng(0)),
                len(y),
            )  # fmt: skip

        return [train_on(X, y) for X, y in self.clients]

    def accuracy(self, weights: np.ndarray) -> float:
        """On the test set."""
        return self.model.accuracy(weights, self.X_test, self.y_test)


def crowd_of(clients: int, X: np.ndarray, y: np.ndarray, X_test: np.ndarray, y_test: np.ndarray) -> Crowd:
    """Deal digits to so many clients, equally many to each; what is left over goes to nobody."""
    each = len(X) // clients
    own = slice(each * clients)
    return Crowd(X[own].reshape(clients, each, -1), y[own].reshape(clients, each), X_test, y_test)


def updates_of(crowd: Crowd, weights: np.ndarray) -> np.ndarray:
    """Every client's update of a softmax model: five steps on all its digits at once.

    The same as chapter 1's `local_update` with epochs=5, batch_size=None, learning_rate=0.5.

    Args:
        weights: shape (d,), d = inputs · classes + classes.

    Returns:
        Shape (clients, d).
    """
    count, examples, inputs = crowd.X.shape
    start_W, start_b = weights[: inputs * CLASSES].reshape(inputs, CLASSES), weights[inputs * CLASSES :]
    W, b = np.repeat(start_W[None], count, axis=0), np.repeat(start_b[None], count, axis=0)
    truth, turned = np.eye(CLASSES)[crowd.y], np.swapaxes(crowd.X, 1, 2)
    for _ in range(EPOCHS):
        residuals = (_softmax(crowd.X @ W + b[:, None]) - truth) * (LEARNING_RATE / examples)
        W, b = W - turned @ residuals, b - residuals.sum(axis=1)
    return np.concatenate([(W - start_W).reshape(count, -1), b - start_b], axis=1)


def clip_rows(updates: np.ndarray, norm: float) -> np.ndarray:
    """`clip_update` for every row."""
    lengths = np.linalg.norm(updates, axis=1, keepdims=True)
    return updates * (norm / np.maximum(lengths, norm))


def train(
    crowd: Crowd, *, noise_multiplier: float, norm: float, rounds: int, rng: np.random.Generator, weights=None
) -> list[float]:
    """Train with clip and noise, everybody taking part in every round.

    Args:
        noise_multiplier: σ: the noise on the sum has standard deviation σ · norm; 0 for none.
        norm: S.
        weights: to begin with, shape (d,); None for zeros.

    Returns:
        The test accuracy of every round, and before the first; length rounds + 1.
    """
    count = len(crowd.X)
    weights = crowd.model.initial_weights() if weights is None else np.array(weights)
    accuracies = [crowd.accuracy(weights)]
    for _ in range(rounds):
        total = clip_rows(updates_of(crowd, weights), norm).sum(axis=0)
        weights = weights + (total + rng.normal(0, noise_multiplier * norm, len(total))) / count
        accuracies.append(crowd.accuracy(weights))
    return accuracies


def _softmax(logits: np.ndarray) -> np.ndarray:
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)
