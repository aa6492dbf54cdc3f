# advice: epochs-for-rounds
def federated_averaging(
    model, weights, clients, *, rounds, fraction,
    epochs, batch_size, learning_rate, rng, evaluate=None,
):
    """federated_averaging(model, weights, clients, rounds=50, fraction=0.2, …) → History"""
    history = History(weights, evaluate)
    for _ in range(epochs):
        ids = sample_clients(len(clients), fraction, rng)
        ups = [local_update(model, weights, *clients[i], epochs=rounds, batch_size=batch_size, learning_rate=learning_rate, rng=rng) for i in ids]
        weights = apply_update(weights, weighted_average(ups, [len(clients[i][1]) for i in ids]))
        history.record(weights, participants=len(ids))
    return history
