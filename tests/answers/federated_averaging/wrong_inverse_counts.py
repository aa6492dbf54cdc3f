# advice: counts-mixed-up
import numpy as np


def federated_averaging(
    model, weights, clients, *, rounds, fraction, epochs, batch_size, learning_rate, rng, evaluate=None
):
    settings = dict(epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng)
    history = History(weights, evaluate)
    for _ in range(rounds):
        chosen = sample_clients(len(clients), fraction, rng)
        updates = [local_update(model, weights, *clients[k], **settings) for k in chosen]
        sizes = np.array([len(clients[k][1]) for k in chosen])
        shares = np.reciprocal(sizes / sizes.sum())
        weights = apply_update(weights, np.average(updates, axis=0, weights=shares))
        history.record(weights, participants=len(chosen))
    return history
