# advice: ends-the-loop
def federated_averaging(
    model, weights, clients, *, rounds, fraction,
    epochs, batch_size, learning_rate, rng, evaluate=None,
):
    history = History(weights, evaluate)
    best = None
    for _ in range(rounds):
        chosen = sample_clients(len(clients), fraction, rng)
        ups, n = [], []
        for k in chosen:
            X, y = clients[k]
            ups.append(local_update(model, weights, X, y, epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng))
            n.append(len(X))
        weights = apply_update(weights, weighted_average(ups, n))
        history.record(weights, participants=len(chosen))
        if evaluate is not None:
            now = evaluate(weights)
            if best is not None and now < best:
                break
            best = now
    return history
