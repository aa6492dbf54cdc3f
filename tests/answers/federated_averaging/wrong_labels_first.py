# advice: pair-turned-round
def federated_averaging(
    model, weights, clients, *, rounds, fraction,
    epochs, batch_size, learning_rate, rng, evaluate=None,
):
    """federated_averaging(model, weights, clients, rounds=50, fraction=0.2, …) → History"""
    history = History(weights, evaluate)
    for _ in range(rounds):
        chosen = sample_clients(len(clients), fraction, rng)
        pairs = [clients[k] for k in chosen]
        updates = [local_update(model, weights, X, y, epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng) for y, X in pairs]
        weights = apply_update(weights, weighted_average(updates, [len(each[1]) for each in pairs]))
        history.record(weights, participants=len(chosen))
    return history
