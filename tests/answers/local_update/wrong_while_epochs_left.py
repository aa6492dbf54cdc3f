# advice: wrong-epochs
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    local = weights.copy()
    step = batch_size or len(X)
    done = 0
    while done <= epochs:
        order = rng.permutation(len(X))
        for start in range(0, len(X), step):
            rows = order[start : start + step]
            local -= learning_rate * model.loss_and_gradient(local, X[rows], y[rows])[1]
        done += 1
    return local - weights
