# advice: divides-by-all-clients
def federated_averaging(
    model, weights, clients, *, rounds, fraction, epochs, batch_size, learning_rate, rng, evaluate=None
):
    settings = dict(epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng)
    history = History(weights, evaluate)
    for _ in range(rounds):
        chosen = sample_clients(len(clients), fraction, rng)
        updates = np.zeros((len(clients), len(weights)))
        for k in chosen:
            updates[k] = local_update(model, weights, *clients[k], **settings)
        weights = apply_update(weights, weighted_average(updates, [len(y) for _, y in clients]))
        history.record(weights, participants=len(chosen))
    return history
