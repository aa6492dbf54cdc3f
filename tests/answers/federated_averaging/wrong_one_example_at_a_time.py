# advice: other-settings
def federated_averaging(
    model, weights, clients, *, rounds, fraction, epochs, batch_size, learning_rate, rng, evaluate=None
):
    settings = dict(epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng)
    history = History(weights, evaluate)
    for _ in range(rounds):
        chosen = sample_clients(len(clients), fraction, rng)
        updates = []
        for k in chosen:
            X, y = clients[k]
            updates += [local_update(model, weights, X[[i]], y[[i]], **settings) for i in range(len(y))]
        weights = apply_update(weights, weighted_average(updates, [1] * len(updates)))
        history.record(weights, participants=len(chosen))
    return history
