# advice: other-start
def federated_averaging(
    model, weights, clients, *, rounds, fraction,
    epochs, batch_size, learning_rate, rng, evaluate=None,
):
    history = History(weights, evaluate)
    t = 0
    while t < rounds:
        chosen = sample_clients(len(clients), fraction, rng)
        total, delta = 0, np.zeros_like(weights)
        for k in chosen:
            X, y = clients[k]
            u = local_update(model, weights + delta, X, y, epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng)
            delta = delta + len(y) * u
            total += len(y)
        weights = apply_update(weights, delta / total)
        history.record(weights, participants=len(chosen))
        t += 1
    return history
