# advice: divides-by-all-clients
def federated_averaging(
    model, weights, clients, *, rounds, fraction,
    epochs, batch_size, learning_rate, rng, evaluate=None,
):
    """federated_averaging(model, weights, clients, rounds=50, fraction=0.2, …) → History"""
    history = History(weights, evaluate)
    everybody = sum(len(y) for _, y in clients)
    for _ in range(rounds):
        chosen = sample_clients(len(clients), fraction, rng)
        step = 0
        for k in chosen:
            X, y = clients[k]
            update = local_update(model, weights, X, y, epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng)
            step = step + update * len(y) / everybody
        weights = apply_update(weights, step)
        history.record(weights, participants=len(chosen))
    return history
