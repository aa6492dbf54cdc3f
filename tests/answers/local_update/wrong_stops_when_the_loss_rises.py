# advice: one-line-too-many
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    size = batch_size or len(X)
    local, last = weights.copy(), float("inf")
    for _ in range(epochs):
        order, total = rng.permutation(len(X)), 0.0
        for start in range(0, len(X), size):
            rows = order[start:start + size]
            loss, gradient = model.loss_and_gradient(local, X[rows], y[rows])
            local, total = local - learning_rate * gradient, total + loss
        if total > last + 0.1:
            break
        last = min(last, total)
    return local - weights
