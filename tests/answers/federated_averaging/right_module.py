# right: a file that defines all functions of the chapter; only this one is judged
import numpy as np

from fedlearn_lib.course import *
from fedlearn_lib.given.history import History


def apply_update(weights, update, server_learning_rate=1.0):
    return weights - update  # wrong, and not asked about here


def sample_clients(client_count, fraction, rng):
    raise NotFilledIn("sample_clients")


def federated_averaging(model, weights, clients, *, rounds, fraction, epochs, batch_size, learning_rate, rng, evaluate=None):
    """All of it."""
    return _run(model, weights, clients, rounds, fraction, rng, evaluate,
                dict(epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng))


def _run(model, weights, clients, rounds, fraction, rng, evaluate, settings):
    history = History(weights, evaluate)
    for _ in range(rounds):
        chosen = sample_clients(len(clients), fraction, rng)
        updates = [local_update(model, weights, *clients[k], **settings) for k in chosen]
        weights = apply_update(weights, weighted_average(updates, [len(clients[k][1]) for k in chosen]))
        history.record(weights, participants=len(chosen))
    return history


check("federated_averaging")
