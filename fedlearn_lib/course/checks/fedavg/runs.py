"""Whole runs of federated averaging: whether one is right, and what comes of runs that differ in their seed alone."""

from itertools import pairwise

import numpy as np

from ...checking import Checks, close
from .cases import DIGITS, some_digits
from .watching import WatchedModel


def clients_of(sizes, rng):
    """Clients with these numbers of real digits, all of them different."""
    X, y = some_digits(sum(sizes), rng)
    cuts = np.cumsum(sizes)[:-1]
    return list(zip(np.split(X, cuts), np.split(y, cuts), strict=True))


def averaged(answer, seed, **settings):
    clients = clients_of([10, 14, 12, 11, 13, 15], np.random.default_rng(1))
    history = answer(
        model=DIGITS, weights=np.zeros(DIGITS.size), clients=clients, rounds=2, epochs=1,
        learning_rate=0.5, rng=np.random.default_rng(seed), **settings,
    )  # fmt: skip
    return history.weights[-1]


def places_trained(answer) -> set[int]:
    """The places of the clients that trained in one round, in which half of six take part."""
    clients, model = clients_of([10, 14, 12, 11, 13, 15], np.random.default_rng(1)), WatchedModel(DIGITS)
    answer(
        model=model, weights=np.zeros(DIGITS.size), clients=clients, rounds=1, fraction=0.5, epochs=1, batch_size=None,
        learning_rate=0.5, rng=np.random.default_rng(0), evaluate=None,
    )  # fmt: skip
    place_of = {row.tobytes(): place for place, (X, _) in enumerate(clients) for row in X}
    return {place_of.get(step.X[0].tobytes(), -1) for step in model.steps if step.locally}


def wavy(weights):
    """A cheap metric, which neither falls nor rises for long."""
    return float(np.sin(1e3 * np.sum(weights**2)))


SMALL_BATCHES = dict(fraction=1.0, batch_size=3)  # here only the clients' orders are drawn
FEW_CLIENTS = dict(fraction=0.34, batch_size=None)  # here only the clients are


def same_in_all_runs(answer, settings) -> bool:
    return all(close(averaged(answer, seed, **settings), averaged(answer, 0, **settings)) for seed in (1, 2, 3))


def is_federated_averaging(f):
    evaluate = f.inputs.get("evaluate")
    return (
        close(f.result.bytes, f.expected.bytes)
        and close(f.result.metrics, [evaluate(weights) for weights in f.places] if evaluate else [])
        and (close(f.places, f.expected.weights) or trained_fairly(f))
    )


def trained_fairly(f):
    """Other draws than the reference's are as good, if every round is what a round must be."""
    return (
        len(f.places) == len(f.rounds) + 1 == f.inputs["rounds"] + 1
        and close(f.places[0], f.inputs["weights"])
        and not f.samples_once
        and f.every_chosen_client_once
        and all(
            close(r.start, before)
            and close(r.start + r.average, after)
            and all(training.is_right for training in r.trainings)
            for r, (before, after) in zip(f.rounds, pairwise(f.places), strict=True)
        )
    )


def needs_its_generator(checks: Checks):
    """Declare what is told to those who draw from another generator than the one that was passed in."""

    @checks.behaviour("other-randomness")
    def _(answer, rng):
        """Two runs with the same seed differ. In every round, hand the `rng` that was passed in to `sample_clients` and
        to `local_update`, and draw from nothing else."""
        both = SMALL_BATCHES, FEW_CLIENTS
        return any(not close(averaged(answer, 7, **each), averaged(answer, 7, **each)) for each in both)

    @checks.behaviour("clients-own-generator")
    def _(answer, rng):
        """Where all clients are chosen, runs with different seeds are the same. Hand the `rng` that was passed in to
        every `local_update`: `rng=rng`."""
        return same_in_all_runs(answer, SMALL_BATCHES) and not same_in_all_runs(answer, FEW_CLIENTS)

    @checks.behaviour("cohorts-own-generator")
    def _(answer, rng):
        """Runs with different seeds train the same clients. In every round, call `sample_clients` with the `rng` that
        was passed in, and train whom it chooses."""
        return same_in_all_runs(answer, FEW_CLIENTS) and not same_in_all_runs(answer, SMALL_BATCHES)

    @checks.behaviour("own-generator")
    def _(answer, rng):
        """Runs with different seeds are the same. In every round, hand the `rng` that was passed in to `sample_clients`
        and to `local_update`."""
        return any(same_in_all_runs(answer, settings) for settings in (SMALL_BATCHES, FEW_CLIENTS))
