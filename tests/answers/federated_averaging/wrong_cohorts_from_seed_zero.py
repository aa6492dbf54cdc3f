# advice: cohorts-own-generator
def federated_averaging(
    model, weights, clients, *, rounds, fraction, epochs, batch_size, learning_rate, rng, evaluate=None
):
    history, dice = History(weights, evaluate), np.random.default_rng(0)
    for _ in range(rounds):
        chosen = sample_clients(len(clients), fraction, dice)
        updates, counts = [], []
        for k in chosen:
            X, y = clients[k]
            updates.append(local_update(model, weights, X, y, epochs=epochs, batch_size=batch_size,
                                        learning_rate=learning_rate, rng=rng))
            counts.append(len(y))
        weights = apply_update(weights, weighted_average(np.array(updates), np.array(counts)))
        history.record(weights, participants=len(chosen))
    return history
