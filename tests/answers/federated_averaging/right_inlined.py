# right: everything written out, nothing of the chapter called
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
    history = History(weights, evaluate)
    for _ in range(rounds):
        number = max(1, round(fraction * len(clients)))
        chosen = rng.choice(len(clients), size=number, replace=False)
        total_examples = sum(len(clients[k][1]) for k in chosen)
        new_weights = weights.copy()
        for k in chosen:
            X, y = clients[k]
            local = weights.copy()
            size = len(X) if batch_size is None else batch_size
            for _ in range(epochs):
                order = np.argsort(rng.random(len(X)))
                for start in range(0, len(X), size):
                    rows = order[start : start + size]
                    local -= learning_rate * model.loss_and_gradient(local, X[rows], y[rows])[1]
            new_weights += len(X) / total_examples * (local - weights)
        weights = new_weights
        history.record(weights, participants=number)
    return history
