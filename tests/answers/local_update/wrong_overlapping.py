# advice: overlapping-batches
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    n = len(X)
    if batch_size is None:
        batch_size = n
    w = weights.copy()
    batches = -(-n // batch_size)
    for e in range(epochs):
        perm = rng.permutation(n)
        for i in range(batches):
            rows = perm[i:i + batch_size]
            loss, g = model.loss_and_gradient(w, X[rows], y[rows])
            w -= learning_rate * g
    return w - weights
