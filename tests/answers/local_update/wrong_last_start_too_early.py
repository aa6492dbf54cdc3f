# advice: no-batches
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    n = len(X)
    size = n if batch_size is None else batch_size
    w = weights.copy()
    for e in range(epochs):
        perm = rng.permutation(n)
        for i in range(0, n - size, size):
            idx = perm[i:i + size]
            loss, g = model.loss_and_gradient(w, X[idx], y[idx])
            w = w - learning_rate * g
    return w - weights
