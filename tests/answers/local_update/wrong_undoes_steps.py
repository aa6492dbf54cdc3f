# advice: starts-over
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    local, size = weights.copy(), batch_size or len(X)
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start : start + size]
            loss, gradient = model.loss_and_gradient(local, X[rows], y[rows])
            local -= learning_rate * gradient
            if model.loss_and_gradient(local, X[rows], y[rows])[0] > loss:
                local += learning_rate * gradient
    return local - weights
