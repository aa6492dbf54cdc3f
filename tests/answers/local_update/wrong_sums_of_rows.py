# advice: one-by-one
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    size = batch_size or len(X)
    w = weights.copy()
    for _ in range(epochs):
        perm = rng.permutation(len(X))
        for i in range(0, len(X), size):
            rows = perm[i:i + size]
            total = np.zeros_like(w)
            for row in rows:
                loss, g = model.loss_and_gradient(w, X[[row]], y[[row]])
                total += g
            w -= learning_rate * total
    return w - weights
