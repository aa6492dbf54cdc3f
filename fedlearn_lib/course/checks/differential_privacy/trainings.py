"""A small world for private training: clients that always send the same update, and what a training made of them."""

from functools import cached_property

import numpy as np

from fedlearn_lib.given.differential_privacy.noisy_rounds import norm_in_steps, private_rules, step_of
from fedlearn_lib.given.history import History

from ...checking import close, stands_for
from .epsilon_of import renyi

FAINT = 1e-3  # a noise multiplier under which averages show


@stands_for("list")
class Trains(list):
    """Clients that always send the same update; shown by their lengths and counts."""

    def __init__(self, updates, counts):
        self.updates, self.counts = np.array(updates), counts
        self.seen = [[] for _ in counts]  # from which weights each of them trained
        super().__init__(self.train_of(*client) for client in zip(self.updates, counts, self.seen, strict=True))

    @staticmethod
    def train_of(update, count, seen):
        def train(weights):
            seen.append(np.array(weights, float))
            return update.copy(), count

        return train

    def __repr__(self):
        lengths = ", ".join(f"{np.linalg.norm(update):.3g}" for update in self.updates[:6])
        return f"[{len(self)} clients; updates of length {lengths}; example counts {self.counts[:6]}]"

    def __deepcopy__(self, memo):
        return self


def mean_weight(weights):
    """A cheap metric: any function of the weights will do."""
    return float(np.mean(weights))


def training(updates, counts, threshold, *, norm, noise_multiplier, rounds, corrupt=0, bits=20, evaluate=None):
    rules = private_rules(
        len(updates), threshold, norm=norm, noise_multiplier=noise_multiplier, corrupt=corrupt, bits=bits
    )
    return dict(
        trains=Trains(updates, counts), weights=np.zeros(len(updates[0])), rules=rules, norm=norm,
        noise_multiplier=noise_multiplier, rounds=rounds, delta=1e-5, evaluate=evaluate,
    )  # fmt: skip


def clipped(trains, norm) -> np.ndarray:
    """The updates, each shortened to the norm where it is longer."""
    lengths = np.linalg.norm(trains.updates, axis=1, keepdims=True)
    return trains.updates * np.minimum(1, norm / np.maximum(lengths, 1e-12))


class Training:
    """One training: what was asked, what came back, and what stood in its sums."""

    def __init__(self, run):
        self.inputs, self.result = run.inputs, run.result
        for name in ("trains", "rules", "norm", "noise_multiplier", "rounds"):
            setattr(self, name, run.inputs[name])
        self.faint = self.noise_multiplier == FAINT
        pair = isinstance(run.result, tuple | list) and len(run.result) == 2
        self.history = run.result[0] if pair else None
        self.epsilon = run.result[1] if pair else None

    @property
    def has_both(self) -> bool:
        return isinstance(self.history, History) and isinstance(self.epsilon, float | np.floating)

    @cached_property
    def steps(self) -> np.ndarray:
        """What each round added to the weights, shape (rounds, d)."""
        return np.diff(np.array(self.history.weights), axis=0)

    @property
    def trained_in_each(self) -> bool:
        """Whether every client trained from the weights of each round."""
        places = self.history.weights[:-1]
        return all(any(np.array_equal(place, each) for each in seen) for seen in self.trains.seen for place in places)

    @property
    def complete(self) -> bool:
        return len(self.history.weights) == self.rounds + 1

    def moved_by(self, average) -> bool:
        """Whether every round moved by this average, but for a little noise and rounding."""
        slack = 12 * FAINT * self.norm + 2 * step_of(self.rules)
        return len(self.steps) > 0 and bool((np.abs(self.steps - average) < slack).all())

    @property
    def clipped(self) -> np.ndarray:
        return clipped(self.trains, self.norm)

    @property
    def largest(self) -> float:
        """S after rounding, in what the weights are counted in."""
        return norm_in_steps(self.norm, self.rules, self.steps.shape[1]) * step_of(self.rules)

    @cached_property
    def ratio(self) -> float:
        """The variance of the noise in the sums, in that of (σS)² for the fewest honest survivors there can be."""
        noise = self.steps * len(self.trains)
        return float(np.mean(noise**2)) / (self.noise_multiplier * self.largest) ** 2

    @property
    def due(self) -> float:
        return len(self.trains) / (self.rules.threshold - self.rules.corrupt)

    def is_off_by(self, *factors) -> bool:
        """Whether the variance is one of these factors off."""
        return not self.faint and any(0.88 < self.ratio / (self.due * factor) < 1.13 for factor in factors)

    @property
    def noise_is_right(self) -> bool:
        return self.is_off_by(1.0)

    @property
    def repeats(self) -> bool:
        """Whether two rounds hold the same noise."""
        return not self.faint and len(self.steps) > 1 and abs(np.corrcoef(self.steps[:2])[0, 1]) > 0.5

    @property
    def uneven(self) -> bool:
        """Whether the noise of one round is clearly weaker than that of another: then ε is not what it seems."""
        strengths = (self.steps**2).mean(axis=1)
        return not self.faint and bool(strengths.min() < 0.65 * strengths.max())

    def spent(self, rounds=None, sampling=1.0, noise_multiplier=None) -> float:
        return renyi(noise_multiplier or self.noise_multiplier, rounds or self.rounds, sampling, self.inputs["delta"])


def shares(t) -> bool:
    """Whether entries of one round got the same noise, all of them, or each half what the other got, or some none."""
    noise = [] if t.faint else [row for row in t.steps if row.any()]
    strong = noise and t.rules.bits == 20 and t.ratio > 0.1 * t.due  # of fewer bits, chance makes a 0 at times
    if one_number(t) or strong and not t.repeats and not t.steps.any(axis=0).all():
        return True
    halves = [np.array_split(row[: len(row) // 2 * 2], 2) for row in noise]
    return any(abs(np.corrcoef(*both)[0, 1]) > 0.5 for both in halves)


def one_number(t) -> bool:
    """Whether all entries of a round got one and the same noise."""
    return not t.faint and any(row.any() and np.ptp(row) < 1e-9 * np.abs(row).max() for row in t.steps)


def went_in_whole(t) -> bool:
    """Whether updates longer than the norm were averaged as they were, cut by the rounding at most."""
    raw = np.clip(t.trains.updates, -t.rules.clip, t.rules.clip)
    return t.faint and not close(raw, t.clipped) and t.moved_by(raw.mean(axis=0))


def as_if(t, *factors) -> bool:
    """Whether the noise is one of these factors off, and not by chance, as by a wrong norm where steps are coarse."""
    return t.rules.bits == 20 and t.is_off_by(*factors)
