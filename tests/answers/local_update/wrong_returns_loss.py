# advice: wrong-shape
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    w = weights.copy()
    m = len(X)
    size = batch_size or m
    for _ in range(epochs):
        order = rng.permutation(m)
        for i in range(0, m, size):
            rows = order[i:i + size]
            loss, gradient = model.loss_and_gradient(w, X[rows], y[rows])
            w = w - learning_rate * gradient
    return loss
