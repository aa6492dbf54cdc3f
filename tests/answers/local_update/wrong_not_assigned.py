# advice: value-lost
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    local = weights.copy()
    step = batch_size or len(X)
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), step):
            rows = order[start : start + step]
            _, gradient = model.loss_and_gradient(local, X[rows], y[rows])
            local - learning_rate * gradient
    return local - weights
