# advice: last-gradient-lost
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    w = weights.copy()
    n = len(X)
    b = batch_size or n
    for e in range(epochs):
        order = rng.permutation(n)
        for s in range(0, n, b):
            old = w
            rows = order[s:s+b]
            loss, g = model.loss_and_gradient(w, X[rows], y[rows])
            w = w - learning_rate * g
    return old - weights
