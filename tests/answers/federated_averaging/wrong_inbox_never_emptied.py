# advice: other-step
def federated_averaging(
    model, weights, clients, *, rounds, fraction,
    epochs, batch_size, learning_rate, rng, evaluate=None,
):
    inbox = {}
    history = History(weights, evaluate)
    settings = dict(epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng)

    def play(now, left):
        if left == 0:
            return history
        chosen = [int(k) for k in sample_clients(len(clients), fraction, rng)]
        for k in chosen:
            X, y = clients[k]
            inbox[k] = (local_update(model, now, X, y, **settings), len(y))
        rows, sizes = zip(*inbox.values())
        after = apply_update(now, weighted_average(np.array(rows), np.array(sizes)))
        history.record(after, participants=len(chosen))
        return play(after, left - 1)

    return play(weights, rounds)
