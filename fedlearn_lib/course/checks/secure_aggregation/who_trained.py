"""Who trains in runs of `secure_federated_averaging` that differ in little."""

import numpy as np

from .cases import federation
from .watching import Server, WatchedNetwork, agreement_for


def chosen_by(answer, seed):
    """Who trains in two rounds of a small training with this seed."""
    rng = np.random.default_rng(1)
    clients = federation([10, 20, 30, 40] * 3, 2, rng)
    answer(
        network=WatchedNetwork(), server=Server(), clients=clients, weights=np.zeros(2), agreement=agreement_for(1, 12),
        rounds=2, fraction=0.34, rng=np.random.default_rng(seed), evaluate=None,
    )  # fmt: skip
    names = [name for name, _ in clients.log]
    return [sorted(names[:4]), sorted(names[4:])]


def places_trained(answer) -> set[int]:
    """The places of the clients that trained in one round, in which half of six take part."""
    clients = federation([10, 20, 30, 40, 15, 25], 2, np.random.default_rng(0))
    answer(
        network=WatchedNetwork(), server=Server(), clients=clients, weights=np.zeros(2), agreement=agreement_for(1, 12),
        rounds=1, fraction=0.5, rng=np.random.default_rng(0), evaluate=None,
    )  # fmt: skip
    names = [client.name for client in clients]
    return {names.index(name) for name, _ in clients.log}
