# advice: rate-changes
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    local = weights.copy()
    step = batch_size or len(X)
    for epoch in range(epochs):
        order = rng.permutation(len(X))
        rate = learning_rate / (epoch + 1)
        for start in range(0, len(X), step):
            rows = order[start : start + step]
            local -= rate * model.loss_and_gradient(local, X[rows], y[rows])[1]
    return local - weights
