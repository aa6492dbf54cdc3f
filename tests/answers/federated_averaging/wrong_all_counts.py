# advice: divides-by-all-clients
def federated_averaging(
    model, weights, clients, *, rounds, fraction,
    epochs, batch_size, learning_rate, rng, evaluate=None,
):
    """federated_averaging(model, weights, clients, rounds=50, fraction=0.2, …) → History"""
    history = History(weights, evaluate)
    total = sum(len(y) for X, y in clients)
    for _ in range(rounds):
        ids = sample_clients(len(clients), fraction, rng)
        step = np.zeros_like(weights)
        for i in ids:
            X, y = clients[i]
            step += len(y) / total * local_update(model, weights, X, y, epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng)
        weights = apply_update(weights, step)
        history.record(weights, participants=len(ids))
    return history
