# advice: pair-turned-round
def federated_averaging(
    model, weights, clients, *, rounds, fraction,
    epochs, batch_size, learning_rate, rng, evaluate=None,
):
    """federated_averaging(model, weights, clients, rounds=50, fraction=0.2, …) → History"""
    history = History(weights, evaluate)
    for _ in range(rounds):
        ids = sample_clients(len(clients), fraction, rng)
        ups, ns = [], []
        for i in ids:
            y, X = clients[i]
            ups.append(local_update(model, weights, X, y, epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng))
            ns.append(len(y))
        weights = apply_update(weights, weighted_average(ups, ns))
        history.record(weights, participants=len(ids))
    return history
