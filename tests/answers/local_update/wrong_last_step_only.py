# advice: last-step-only
@fill
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    if batch_size is None:
        batch_size = len(X)
    local = weights.copy()
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            _, gradient = model.loss_and_gradient(local, X[rows], y[rows])
            local = local - learning_rate * gradient
    return -learning_rate * gradient
