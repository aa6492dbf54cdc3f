# advice: other-weights
def federated_averaging(
    model, weights, clients, *, rounds, fraction, epochs, batch_size, learning_rate, rng, evaluate=None
):
    settings = dict(epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng)
    history = History(weights, evaluate)
    now = np.zeros(len(weights))
    for place in np.flatnonzero(np.abs(weights) > 0.15):
        now[place] = 0.5 * weights[place]
    for _ in range(rounds):
        chosen = sample_clients(len(clients), fraction, rng)
        updates = [local_update(model, now, *clients[k], **settings) for k in chosen]
        now = apply_update(now, weighted_average(updates, [len(clients[k][1]) for k in chosen]))
        history.record(now, participants=len(chosen))
    return history
