# advice: other-parts
def federated_averaging(model, weights, clients, *, rounds, fraction, epochs, batch_size, learning_rate, rng, evaluate=None):
    history = History(weights, evaluate)
    for _ in range(rounds):
        chosen = sample_clients(len(clients), fraction, rng)
        updates, counts = [], []
        for k in chosen:
            X, y = clients[k]
            update = local_update(model, weights, X, y, epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng)
            updates.append(update)
            counts.append(len(set(y)))
        average = weighted_average(np.array(updates), np.array(counts))
        weights = apply_update(weights, average)
        history.record(weights, participants=len(chosen))
    return history
