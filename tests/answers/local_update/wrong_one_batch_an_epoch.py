# advice: one-batch-only
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    local = weights.copy()
    step = batch_size or len(X)
    for _ in range(epochs):
        rows = rng.permutation(len(X))[:step]
        _, gradient = model.loss_and_gradient(local, X[rows], y[rows])
        local -= learning_rate * gradient
    return local - weights
