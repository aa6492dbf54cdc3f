# advice: gone-through
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    n = len(X)
    size = batch_size or n
    w = np.array(weights)
    starts = iter(range(0, n, size))
    for e in range(epochs):
        perm = rng.permutation(n)
        for i in starts:
            idx = perm[i:i + size]
            loss, g = model.loss_and_gradient(w, X[idx], y[idx])
            w -= learning_rate * g
    return w - weights
