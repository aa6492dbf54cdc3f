# advice: narrow-type
import numpy as np


def federated_averaging(
    model, weights, clients, *, rounds, fraction, epochs, batch_size, learning_rate, rng, evaluate=None
):
    settings = dict(epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng)
    history = History(weights, evaluate)
    for _ in range(rounds):
        chosen = sample_clients(len(clients), fraction, rng)
        table = np.zeros((len(chosen), weights.size), dtype=int)
        for row, k in enumerate(chosen):
            table[row] = local_update(model, weights, *clients[k], **settings)
        average = weighted_average(table, [len(clients[k][1]) for k in chosen])
        weights = apply_update(weights, average)
        history.record(weights, participants=len(chosen))
    return history
