# advice: never-moves
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    local = weights.copy()
    size = batch_size or len(X)
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start : start + size]
            _, gradient = model.loss_and_gradient(local, X[rows], y[rows])
            moved = local.copy()
            moved -= learning_rate * gradient
    return local - weights
