# right: np.split at the batches' ends
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    size = len(X) if batch_size is None else min(batch_size, len(X))
    total = np.zeros_like(weights)
    for _ in range(epochs):
        for rows in np.split(rng.permutation(len(X)), range(size, len(X), size)):
            total -= learning_rate * model.loss_and_gradient(weights + total, X[rows], y[rows])[1]
    return total
