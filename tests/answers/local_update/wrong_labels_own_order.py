# advice: two-orders
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    local = weights.copy()
    step = batch_size or len(X)
    for _ in range(epochs):
        X_new, y_new = rng.permutation(X), rng.permutation(y)
        for start in range(0, len(X), step):
            _, gradient = model.loss_and_gradient(local, X_new[start : start + step], y_new[start : start + step])
            local -= learning_rate * gradient
    return local - weights
