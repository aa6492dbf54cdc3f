# advice: own-cohort
def federated_averaging(
    model, weights, clients, *, rounds, fraction,
    epochs, batch_size, learning_rate, rng, evaluate=None,
):
    history = History(weights, evaluate)
    for t in range(rounds):
        size = max(1, int(fraction * len(clients)))
        chosen = rng.choice(len(clients), size=size, replace=False)
        ups, counts = [], []
        for k in chosen:
            X, y = clients[k]
            ups.append(local_update(model, weights, X, y, epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng))
            counts.append(len(y))
        weights = apply_update(weights, weighted_average(ups, counts))
        history.record(weights, participants=size)
    return history
