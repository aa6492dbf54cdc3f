# advice: ignores-epochs
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    local, size = weights.copy(), batch_size or len(X)
    print("before", model.loss_and_gradient(local, X, y)[0])
    order = rng.permutation(len(X))
    for start in range(0, len(X), size):
        rows = order[start : start + size]
        loss, gradient = model.loss_and_gradient(local, X[rows], y[rows])
        local = local - learning_rate * gradient
    print("after", model.loss_and_gradient(local, X, y)[0])
    return local - weights
