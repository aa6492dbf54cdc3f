# right: means of one-example gradients, drawn as the reference draws
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    size = batch_size or len(X)
    w = weights.copy()
    for _ in range(epochs):
        perm = rng.permutation(len(X))
        for i in range(0, len(X), size):
            rows = perm[i:i + size]
            g = np.mean([model.loss_and_gradient(w, X[[row]], y[[row]])[1] for row in rows], axis=0)
            w -= learning_rate * g
    return w - weights
