# advice: keeps-older-weights
def federated_averaging(
    model, weights, clients, *, rounds, fraction, epochs, batch_size, learning_rate, rng, evaluate=None
):
    history = History(weights, evaluate)
    best = weights
    for _ in range(rounds):
        chosen = sample_clients(len(clients), fraction, rng)
        updates = [
            local_update(
                model, best, *clients[k], epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng
            )
            for k in chosen
        ]
        tried = apply_update(best, weighted_average(updates, [len(clients[k][1]) for k in chosen]))
        if np.abs(tried).max() < np.abs(best).max():
            best = tried
        history.record(best, participants=len(chosen))
    return history
