"""What came back from one call of `deal_shards`, as its checks read it."""

from itertools import pairwise

import numpy as np


class Dealt:
    """One call and what came back, as far as it can be read."""

    def __init__(self, run):
        self.labels, self.clients = np.asarray(run.inputs["labels"]), run.inputs["client_count"]
        self.each, self.result = run.inputs["shards_per_client"], run.result
        self.shards, self.examples = self.clients * self.each, len(self.labels)
        self.ranks = np.argsort(np.argsort(self.labels, kind="stable"))  # example → its place in order of label
        self.orders = (self.ranks, np.argsort(np.argsort(self.labels)))  # with equal labels in either order

    @property
    def hands(self) -> list[np.ndarray]:
        return [np.asarray(hand) for hand in self.result]

    @property
    def dealt(self) -> list[int]:
        """All indices that were dealt, one after the other."""
        return [int(index) for hand in self.hands for index in hand.ravel()]

    @property
    def are_indices(self) -> bool:
        return all(hand.ndim == 1 and hand.dtype.kind in "iu" for hand in self.hands)

    @property
    def missing(self) -> int:
        return len(set(range(self.examples)) - set(self.dealt))

    @property
    def all_once(self) -> bool:
        return sorted(self.dealt) == list(range(self.examples))

    def fits(self, places, each: int | None = None) -> list[bool]:
        """For each client whether its examples, at these places, are so many whole shards."""
        size, rest = divmod(self.examples, self.clients * (each or self.each))
        fitting = []
        for hand in self.hands:
            lengths = runs(places[hand])
            fewest = sum(-(-length // (size + (rest > 0))) for length in lengths)
            most = sum(length // size for length in lengths)
            whole = all(-(-length // (size + (rest > 0))) <= length // size for length in lengths)
            fitting.append(whole and fewest <= (each or self.each) <= most)
        return fitting

    def made_of_shards(self) -> list[bool]:
        """For each client whether its labels can be those of so many shards."""
        counts = np.unique(self.labels, return_counts=True)[1]
        size, rest = divmod(self.examples, self.shards)
        if counts.max() == 1:
            return self.fits(self.ranks)
        if not rest and not (counts % size).any():  # one class a shard
            return [
                not (np.unique(self.labels[hand], return_counts=True)[1] % size).any() and len(hand) == self.each * size
                for hand in self.hands
            ]
        ordered = np.sort(self.labels)
        kinds = max(len(set(ordered[i : i + size + 1].tolist())) for i in range(self.examples))  # of one shard at most
        return [
            self.each * size <= len(hand) <= self.each * (size + 1)
            and len(np.unique(self.labels[hand])) <= kinds * self.each
            for hand in self.hands
        ]


def runs(places) -> list[int]:
    """The lengths of the unbroken stretches of whole numbers.

    >>> runs([4, 0, 1, 5, 2, 9])
    [3, 2, 1]
    """
    ordered = np.sort(places)
    ends = [i for i, (one, other) in enumerate(pairwise(ordered), 1) if other != one + 1]
    return [stop - start for start, stop in pairwise([0, *ends, len(ordered)])]
