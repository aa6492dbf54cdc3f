# advice: other-step
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    local = np.array(weights)
    step = batch_size or len(X)
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), step):
            rows = order[start : start + step]
            local = 0.999 * local - learning_rate * model.loss_and_gradient(local, X[rows], y[rows])[1]
    return local - weights
