# advice: weights-not-kept
def federated_averaging(
    model, weights, clients, *, rounds, fraction,
    epochs, batch_size, learning_rate, rng, evaluate=None,
):
    history = History(weights, evaluate)

    def play(left, now):
        if left == 0:
            return history
        chosen = [clients[k] for k in sample_clients(len(clients), fraction, rng)]
        updates = np.array([
            local_update(model, weights, X, y, epochs=epochs, batch_size=batch_size,
                         learning_rate=learning_rate, rng=rng)
            for X, y in chosen
        ])
        now = apply_update(now, weighted_average(updates, np.array([len(y) for _, y in chosen])))
        history.record(now, participants=len(chosen))
        return play(left - 1, now)

    return play(rounds, weights)
