# advice: other-arguments
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    w = weights.copy()
    b = batch_size or len(X)
    for e in range(epochs):
        order = rng.permutation(len(X))
        for s in range(0, len(X), b):
            rows = order[s:s+b]
            loss, g = model.loss_and_gradient(w, y[rows], X[rows])
            w = w - learning_rate * g
    return w - weights
