# advice: pools-data
def federated_averaging(
    model, weights, clients, *, rounds, fraction, epochs, batch_size, learning_rate, rng, evaluate=None
):
    history = History(weights, evaluate)
    for _ in range(rounds):
        chosen = sample_clients(len(clients), fraction, rng)
        pot = np.vstack([clients[k][0] for k in chosen]), np.hstack([clients[k][1] for k in chosen])
        step = local_update(
            model, weights, *pot, epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng
        )
        weights = apply_update(weights, step)
        history.record(weights, participants=len(chosen))
    return history
