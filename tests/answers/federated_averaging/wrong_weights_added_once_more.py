# advice: added-twice
def federated_averaging(
    model, weights, clients, *, rounds, fraction, epochs, batch_size, learning_rate, rng, evaluate=None
):
    history = History(weights, evaluate)
    settings = dict(epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng)
    for _ in range(rounds):
        chosen = [clients[k] for k in sample_clients(len(clients), fraction, rng)]
        updates = [local_update(model, weights, X, y, **settings) for X, y in chosen]
        average = weighted_average(updates, [len(y) for _, y in chosen])
        weights = weights + apply_update(weights, average)
        history.record(weights, participants=len(chosen))
    return history
