# advice: same-batches
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    w = weights.copy()
    n = len(X)
    b = batch_size or n
    for e in range(epochs):
        for s in range(0, n, b):
            rows = np.arange(s, min(s+b, n))
            rng.shuffle(rows)
            loss, g = model.loss_and_gradient(w, X[rows], y[rows])
            w = w - learning_rate * g
    return w - weights
