# advice: equal-counts-merged
def federated_averaging(
    model, weights, clients, *, rounds, fraction,
    epochs, batch_size, learning_rate, rng, evaluate=None,
):
    history = History(weights, evaluate)
    for _ in range(rounds):
        chosen = sample_clients(len(clients), fraction, rng)
        found = {}
        for k in chosen:
            X, y = clients[k]
            found[len(y)] = local_update(model, weights, X, y, epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng)
        weights = apply_update(weights, weighted_average(list(found.values()), list(found)))
        history.record(weights, participants=len(chosen))
    return history
