"""How likely is it that one honest client's update is read exactly, when the server works together with some clients?

A simulation with the same question for every way of passing encrypted updates on: the server holds the key, `colluders`
clients chosen at random tell it all that they see, and one given honest client is the victim.
"""

from collections.abc import Callable
from math import comb

import numpy as np

RING, TREE, ALL_TO_ALL, ROUTED = "ring in random order", "tree in random order", "all to all", "routed by the server"
ACTIVE, PREDECESSOR = "repaired ring, messages lost", "a colluder right before the victim"


def exposure(
    topology: str, clients: int, colluders: int, trials: int, rng: np.random.Generator, threshold: int = 1
) -> float:
    """The share of trials in which the victim's update is read exactly.

    Args:
        topology: `RING`, `TREE`, `ALL_TO_ALL`, `ROUTED`; `ACTIVE`, the repaired ring whose messages the server
            carries and loses, and whose colluders hand on totals of nobody; or `PREDECESSOR`, for comparison: how often
            a colluder stands right before the victim.
        clients: K, two or more.
        colluders: 0 to K - 1, besides the server.
        trials: how many random orders are tried.
        rng: of the simulation.
        threshold: of the agreement; matters for `ACTIVE` only.

    Raises:
        ValueError: an unknown topology, or numbers out of range.
    """
    if topology not in _READ:
        raise ValueError(f"topology is {topology!r}, but must be one of: {', '.join(_READ)}.")
    if clients < 2 or not 0 <= colluders < clients or trials < 1:
        raise ValueError(
            f"{clients} clients, {colluders} colluders and {trials} trials were given, but there must be two clients, "
            "fewer colluders than clients, and one trial."
        )
    hits = 0
    for _ in range(trials):
        places = rng.permutation(clients)  # of the victim, then of the colluders
        bad = np.zeros(clients, dtype=bool)
        bad[places[1 : colluders + 1]] = True
        hits += _READ[topology](int(places[0]), bad, threshold)
    return hits / trials


def ring_formula(clients: int, colluders: int) -> float:
    """Passive colluders on a ring in random order: c(c + 1) / (K(K - 1)).

    A victim inside, K - 2 places, needs both neighbours: c(c - 1) / ((K - 1)(K - 2)). The first and the last, two
    places, need one: c / (K - 1). Together: c(c - 1) / (K(K - 1)) + 2c / (K(K - 1)).

    >>> ring_formula(10, 3)
    0.13333333333333333
    """
    return colluders * (colluders + 1) / (clients * (clients - 1))


def active_formula(clients: int, colluders: int, threshold: int = 1) -> float:
    """Colluders on the repaired ring whose messages the server carries and loses as it likes.

    One behind the victim is enough: the server lets the victim begin, and loses its questions up to the colluder. One
    before it is enough from place `threshold` on: it hands on a total of nobody, under at least `threshold` signatures.
    So the victim at place p is safe only if all colluders stand at the first min(p, threshold) - 1 places:
    C(min(p, threshold) - 1, c) of C(K - 1, c) ways. Over all places the chance to be read is
    1 - (C(t, c + 1) + (K - t) C(t - 1, c)) / (K C(K - 1, c)), with t = threshold. With t = 1, or c >= t, it is 1 for
    every c >= 1.

    >>> active_formula(10, 1), round(active_formula(10, 1, threshold=5), 4), active_formula(10, 5, threshold=5)
    (1.0, 0.6667, 1.0)
    """
    safe = comb(threshold, colluders + 1) + (clients - threshold) * comb(threshold - 1, colluders)
    return 1 - safe / (clients * comb(clients - 1, colluders))


def predecessor_formula(clients: int, colluders: int) -> float:
    """The chance that the client right before the victim colludes: c / (K - 1), if there is one; so c / K.

    >>> predecessor_formula(10, 1)
    0.1
    """
    return colluders / clients


def _ring(victim: int, bad: np.ndarray, threshold: int) -> bool:
    before = victim == 0 or bad[victim - 1]  # nothing comes in at the first place, and the server reads the last's
    behind = victim == len(bad) - 1 or bad[victim + 1]
    return bool(before and behind and bad.any())


def _tree(victim: int, bad: np.ndarray, threshold: int) -> bool:
    """Every client adds what its two children sent and sends the sum to its parent; the server is the root's parent."""
    children = [child for child in (2 * victim + 1, 2 * victim + 2) if child < len(bad)]
    parent = True if victim == 0 else bad[(victim - 1) // 2]
    return bool(parent and all(bad[child] for child in children) and bad.any())


def _active(victim: int, bad: np.ndarray, threshold: int) -> bool:
    return bool(bad[victim + 1 :].any() or bad[threshold - 1 : victim].any())


def _predecessor(victim: int, bad: np.ndarray, threshold: int) -> bool:
    return victim > 0 and bool(bad[victim - 1])


_READ: dict[str, Callable[[int, np.ndarray, int], bool]] = {
    RING: _ring,
    TREE: _tree,
    ALL_TO_ALL: lambda victim, bad, threshold: bool(bad.any()),
    ROUTED: lambda victim, bad, threshold: True,
    ACTIVE: _active,
    PREDECESSOR: _predecessor,
}
