"""Who reads what in a noisy sum: an attacker that knows everybody's records, and one that knows all but one bit.

Both are stronger than any real one. The first knows the update of every person who might take part, and weighs a sum
as chapter 14's `membership_score` does; it does not know who takes part. The second knows who takes part, and all
updates: only whether one client sent its update, or zeros, it has to find out.
"""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from .accounting import interval


@dataclass(frozen=True)
class Attack:
    """What an attacker got.

    Args:
        named: share of right ones among the names that it gives, as many as there are clients in the sum.
        luck: the same for names out of a hat.
        hits, members: how many clients it recognised, of how many.
        false_positives: share of others that it wrongly accused meanwhile.
    """

    named: float
    luck: float
    hits: int
    members: int
    false_positives: float

    @property
    def true_positives(self) -> float:
        """Share of the clients recognised."""
        return self.hits / self.members

    @property
    def limits(self) -> tuple[float, float]:
        """The 95 % confidence interval of that share."""
        return interval(self.hits, self.members)


class Reader:
    """Knows the updates of all people, and names those who are in a sum.

    Args:
        updates: of everybody, clipped, shape (people, d).
        norm: S.
    """

    def __init__(self, updates: np.ndarray, norm: float):
        self.mean, self.norm = updates.mean(axis=0), norm
        self.spread, self.axes = np.linalg.eigh(np.cov(updates.T))
        self.known = (updates - self.mean) @ self.axes

    def scores(self, total: np.ndarray, clients: int, noise: float) -> np.ndarray:
        """How well each person fits to sums of so many clients, with noise of this standard deviation.

        Args:
            total: one sum or several, shape (…, d).

        Returns:
            Shape (…, people).
        """
        return self._fit((total - clients * self.mean) @ self.axes, clients, noise)

    def _fit(self, centred: np.ndarray, clients: int, noise: float) -> np.ndarray:
        # Whitened: a direction counts the less, the more the others' updates and the noise vary in it.
        weights = 1 / (clients * np.maximum(self.spread, 0) + noise**2 + 1e-9)
        return (centred * weights) @ self.known.T - (self.known**2 * weights).sum(axis=1) / 2

    def attack(
        self, clients: int, noise_multiplier: float, rounds: int, trials: int, rng: np.random.Generator
    ) -> Attack:
        """Attack the sums of so many rounds, all of the same clients and with the same model.

        Args:
            clients: K, drawn anew in every trial.
            noise_multiplier: σ; the mean of T sums has noise of σS/√T.
            trials: how many times to play.
        """
        people = len(self.known)
        inside = np.zeros((trials, people), bool)
        for row in inside:
            row[rng.choice(people, clients, replace=False)] = True
        noise = noise_multiplier * self.norm / np.sqrt(rounds)
        mean_sum = inside.astype(float) @ self.known + rng.normal(0, noise, (trials, self.known.shape[1]))
        scores = self._fit(mean_sum, clients, noise)
        best = np.argpartition(-scores, clients - 1, axis=1)[:, :clients]
        named = np.take_along_axis(inside, best, axis=1).mean()
        # One person a trial is asked about, who is in or not: trials are independent, as an interval needs.
        limit = np.quantile(scores[~inside], 0.99)
        first = inside.argmax(axis=1)
        hits = int((scores[np.arange(trials), first] > limit).sum())
        return Attack(float(named), clients / people, hits, trials, 0.01)


def informed_attack(noise_multiplier: float, rounds: int, trials: int, rng: np.random.Generator) -> Attack:
    """Knows every update, of the largest norm allowed, and asks only whether one client sent its own or zeros.

    All that matters is the mean sum's component along that update: 0 or S, and noise. So one number is drawn, in S.
    """
    spread = noise_multiplier / np.sqrt(rounds)
    limit = -NormalDist().inv_cdf(0.01) * spread  # without the client, it is passed once in a hundred times
    hits = int((rng.normal(1, spread, trials) > limit).sum())
    return Attack(float("nan"), float("nan"), hits, trials, 0.01)
