# advice: drops-last-batch
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    local = weights.copy()
    step = batch_size or len(X)
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for i in range(len(X) // step):
            rows = order[i * step : (i + 1) * step]
            _, gradient = model.loss_and_gradient(local, X[rows], y[rows])
            local -= learning_rate * gradient
    return local - weights
