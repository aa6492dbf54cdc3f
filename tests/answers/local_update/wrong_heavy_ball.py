# advice: other-step
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    local, velocity = weights.copy(), np.zeros(len(weights))
    step = batch_size or len(X)
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), step):
            rows = order[start : start + step]
            velocity = 0.5 * velocity + model.loss_and_gradient(local, X[rows], y[rows])[1]
            local -= learning_rate * velocity
    return local - weights
