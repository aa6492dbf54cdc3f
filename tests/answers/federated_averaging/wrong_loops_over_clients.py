# advice: tuple-for-index
@fill
def federated_averaging(
    model, weights, clients, *, rounds, fraction,
    epochs, batch_size, learning_rate, rng, evaluate=None,
):
    history = History(weights, evaluate)
    for _ in range(rounds):
        chosen = sample_clients(len(clients), fraction, rng)
        updates, counts = [], []
        for k in clients:
            X, y = clients[k]
            update = local_update(
                model, weights, X, y, epochs=epochs, batch_size=batch_size,
                learning_rate=learning_rate, rng=rng,
            )
            updates.append(update)
            counts.append(len(y))
        weights = apply_update(weights, weighted_average(updates, counts))
        history.record(weights, participants=len(chosen))
    return history
