# right: other draws, and looks at the batch again after each step
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    local = weights.copy()
    step = batch_size or len(X)
    for _ in range(epochs):
        order = rng.choice(len(X), len(X), replace=False)
        for start in range(0, len(X), step):
            rows = order[start : start + step]
            before, gradient = model.loss_and_gradient(local, X[rows], y[rows])
            local = local - learning_rate * gradient
            after, _ = model.loss_and_gradient(local, X[rows], y[rows])
    return local - weights
