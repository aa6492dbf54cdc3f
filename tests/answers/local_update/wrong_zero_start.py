# advice: starts-elsewhere
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    """local_update(model, weights, X, y, epochs=5, …) → what changed, shape (d,)"""
    w = np.zeros(len(weights))
    size = batch_size or len(X)
    for _ in range(epochs):
        p = rng.permutation(len(X))
        for i in range(0, len(X), size):
            w = w - learning_rate * model.loss_and_gradient(w, X[p[i:i + size]], y[p[i:i + size]])[1]
    return w - weights
