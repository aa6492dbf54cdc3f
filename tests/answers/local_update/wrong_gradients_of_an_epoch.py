# advice: one-step-an-epoch
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    local = weights.copy()
    step = batch_size or len(X)
    for _ in range(epochs):
        order = rng.permutation(len(X))
        batches = [order[start : start + step] for start in range(0, len(X), step)]
        gradients = [model.loss_and_gradient(local, X[rows], y[rows])[1] for rows in batches]
        local -= learning_rate * np.mean(gradients, axis=0)
    return local - weights
