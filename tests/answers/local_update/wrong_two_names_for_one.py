# advice: minus-itself
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    size = batch_size or len(X)
    local = weights = weights.copy()
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            local -= learning_rate * model.loss_and_gradient(local, X[rows], y[rows])[1]
    return local - weights
