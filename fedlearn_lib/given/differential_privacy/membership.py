"""Who is in a sum? What the attacker prepares, and how its answers are judged.

The attacker has the record of a person, and records of other people, none of them in the sum. It knows the model.
"""

from collections.abc import Callable

import numpy as np

from ..models import SoftmaxRegression

RIDGE = 0.01  # of the mean variance: so much is added in all directions, or those never seen would count without end


def updates_of_records(
    model: SoftmaxRegression, weights: np.ndarray, X: np.ndarray, y: np.ndarray, learning_rate: float
) -> np.ndarray:
    """The update of each record as if it were a client's only one: one full-batch step. All at once, as it is fast.

    Args:
        model, weights: with which the round begins.
        X, y: shape (n, features) and (n,).
        learning_rate: the clients'.

    Returns:
        Shape (n, d).
    """
    residual = model.probabilities(weights, X)
    residual[np.arange(len(y)), y] -= 1
    with_bias = np.hstack([X, np.ones((len(X), 1))])
    return -learning_rate * (with_bias[:, :, None] * residual[:, None, :]).reshape(len(X), -1)


def usual_updates(updates: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What updates usually look like: their mean, and the inverse of their covariance.

    Args:
        updates: of other people than those in the sum, shape (n, d).

    Returns:
        mean, shape (d,), and precision, shape (d, d). A hundredth of the mean variance is added in every direction
        before the covariance is inverted.
    """
    covariance = np.atleast_2d(np.cov(updates, rowvar=False))
    covariance += RIDGE * np.trace(covariance) / len(covariance) * np.eye(len(covariance))
    return updates.mean(axis=0), np.linalg.inv(covariance)


def scores_of(
    score: Callable, sum_of: Callable, updates: np.ndarray, clients: int, rng: np.random.Generator, sums: int = 40,
    asked: int = 10,
) -> tuple[np.ndarray, np.ndarray]:  # fmt: skip
    """Ask many sums about people who are in them, and about as many who are not.

    Args:
        score: function of a sum and of a candidate's update.
        sum_of: function of the places of those in a sum, which returns it.
        updates: of all people, shape (n, d).
        clients: how many are in a sum.
        rng: draws them.
        sums: how many sums.
        asked: people asked about in each, in it and not in it, if there are as many.

    Returns:
        The scores of those who are in, and of those who are not.
    """
    inside, outside = [], []
    for _ in range(sums):
        order = rng.permutation(len(updates))
        rows, others = order[:clients], order[clients:]
        total = sum_of(rows)
        inside += [score(total, updates[k]) for k in rows[:asked]]
        outside += [score(total, updates[k]) for k in others[:asked]]
    return np.array(inside), np.array(outside)


def area_under_curve(inside: np.ndarray, outside: np.ndarray) -> float:
    """How often somebody who is in gets a higher score than somebody who is not; equal scores count half.

    >>> area_under_curve(np.array([3.0, 1.0]), np.array([0.0, 1.0]))
    0.875
    """
    wins = np.searchsorted(np.sort(outside), inside, side="left") + np.searchsorted(np.sort(outside), inside, "right")
    return float(wins.mean() / 2 / len(outside))


def true_positive_rate(inside: np.ndarray, outside: np.ndarray, false_positives: float = 0.01) -> float:
    """Which part of those who are in is named, if at most this part of the others is named with them.

    >>> true_positive_rate(np.array([3.0, 1.0]), np.arange(100) / 50)
    0.5
    """
    allowed = int(false_positives * len(outside))
    limit = np.sort(outside)[-allowed - 1]
    return float(np.mean(inside > limit))
