# advice: earlier-place
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    w = weights.copy()
    best = w.copy()
    best_loss = model.loss_and_gradient(w, X, y)[0]
    b = batch_size or len(X)
    for e in range(epochs):
        order = rng.permutation(len(X))
        for s in range(0, len(X), b):
            rows = order[s:s+b]
            g = model.loss_and_gradient(w, X[rows], y[rows])[1]
            w = w - learning_rate * g
        loss = model.loss_and_gradient(w, X, y)[0]
        if loss < best_loss:
            best, best_loss = w.copy(), loss
    return best - weights
