# advice: epochs-for-rounds
def federated_averaging(
    model, weights, clients, *, rounds, fraction,
    epochs, batch_size, learning_rate, rng, evaluate=None,
):
    """federated_averaging(model, weights, clients, rounds=50, fraction=0.2, …) → History"""
    history = History(weights, evaluate)
    for each in range(epochs):
        chosen = sample_clients(len(clients), fraction, rng)
        updates, counts = [], []
        for k in chosen:
            X, y = clients[k]
            updates.append(local_update(model, weights, X, y, epochs=rounds, batch_size=batch_size, learning_rate=learning_rate, rng=rng))
            counts.append(len(y))
        weights = apply_update(weights, weighted_average(updates, counts))
        history.record(weights, participants=len(chosen))
    return history
