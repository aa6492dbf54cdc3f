# right: local functions, while, copies in place
def federated_averaging(
    model,
    weights,
    clients,
    *,
    rounds,
    fraction,
    epochs,
    batch_size,
    learning_rate,
    rng,
    evaluate=None,
):
    history = History(weights, evaluate)

    def train(k, start):
        X, y = clients[k]
        return local_update(model, start, X, y, epochs=epochs, batch_size=batch_size,
                            learning_rate=learning_rate, rng=rng), len(X)

    def one_round(start):
        chosen = sample_clients(len(clients), fraction, rng)
        updates, counts = zip(*map(lambda k: train(k, start), chosen))
        return apply_update(start, weighted_average(updates, counts), 1.0), len(chosen)

    current = weights.copy()
    while rounds > 0:
        new, participants = one_round(current)
        current[:] = new
        history.record(current, participants=participants)
        rounds -= 1
    return history
