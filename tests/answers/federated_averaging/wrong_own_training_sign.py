# advice: own-training
def federated_averaging(
    model, weights, clients, *, rounds, fraction,
    epochs, batch_size, learning_rate, rng, evaluate=None,
):
    history = History(weights, evaluate)
    for _ in range(rounds):
        chosen = sample_clients(len(clients), fraction, rng)
        total, examples = np.zeros_like(weights), 0
        for k in chosen:
            X, y = clients[k]
            size = batch_size or len(X)
            local = weights.copy()
            for _ in range(epochs):
                order = rng.permutation(len(X))
                for start in range(0, len(X), size):
                    rows = order[start:start + size]
                    local = local + learning_rate * model.loss_and_gradient(local, X[rows], y[rows])[1]
            total = total + len(X) * (local - weights)
            examples += len(X)
        weights = weights + total / examples
        history.record(weights, participants=len(chosen))
    return history
