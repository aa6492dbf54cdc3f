# advice: orders-features
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    examples, features = X.shape
    local, size = weights.copy(), batch_size or examples
    for _ in range(epochs):
        order = rng.permutation(features)
        for start in range(0, examples, size):
            rows = order[start : start + size]
            loss, gradient = model.loss_and_gradient(local, X[rows], y[rows])
            local = local - learning_rate * gradient
    return local - weights
