# advice: no-batches
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    w = weights.copy()
    for _ in range(epochs):
        perm = rng.permutation(len(X))
        if batch_size is not None:
            for i in range(0, len(X), batch_size):
                rows = perm[i:i + batch_size]
                loss, g = model.loss_and_gradient(w, X[rows], y[rows])
                w -= learning_rate * g
    return w - weights
