# advice: raises
def federated_averaging(
    model, weights, clients, *, rounds, fraction,
    epochs, batch_size, learning_rate, rng, evaluate=None,
):
    history = History(weights, evaluate)
    for _ in range(rounds):
        chosen = sample_clients(len(clients), fraction, rng)
        ups, n = [], []
        for k in chosen:
            X, y = clients[k]
            ups.append(local_update(model, weights, X, y, epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng))
            n.append(len(X))
        weights = apply_update(weights, np.mean(ups))
        history.record(weights, participants=len(chosen))
    return history
