# advice: minus-itself
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    old_weights = weights
    w = weights.copy()
    bs = batch_size or len(X)
    for e in range(epochs):
        order = rng.permutation(len(X))
        for s in range(0, len(X), bs):
            rows = order[s:s+bs]
            loss, g = model.loss_and_gradient(w, X[rows], y[rows])
            w = w - learning_rate * g
    return weights - old_weights
