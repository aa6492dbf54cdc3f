# advice: other-step
def federated_averaging(
    model,
    weights,
    clients,
    *,
    rounds,
    fraction,
    epochs,
    batch_size,
    learning_rate,
    rng,
    evaluate=None,
):
    velocity = 0
    history = History(weights, evaluate)
    for _ in range(rounds):
        chosen = sample_clients(len(clients), fraction, rng)
        updates, counts = [], []
        for k in chosen:
            X, y = clients[k]
            update = local_update(
                model, weights, X, y, epochs=epochs, batch_size=batch_size,
                learning_rate=learning_rate, rng=rng,
            )
            updates.append(update)
            counts.append(len(y))
        velocity = weighted_average(updates, counts) + 0.9 * velocity
        weights = apply_update(weights, velocity)
        history.record(weights, participants=len(chosen))
    return history
