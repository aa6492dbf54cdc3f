# advice: wrong-batch-size
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    local = weights.copy()
    parts = 1 if batch_size is None else int(np.ceil(len(X) / batch_size))
    for _ in range(epochs):
        for rows in np.array_split(rng.permutation(len(X)), parts):
            _, gradient = model.loss_and_gradient(local, X[rows], y[rows])
            local -= learning_rate * gradient
    return local - weights
