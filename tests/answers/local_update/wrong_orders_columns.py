# advice: orders-features
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    local, features = weights.copy(), X.shape[1]
    step = batch_size or len(X)
    for _ in range(epochs):
        order = rng.permutation(features)
        for start in range(0, features, step):
            rows = order[start : start + step]
            local -= learning_rate * model.loss_and_gradient(local, X[rows], y[rows])[1]
    return local - weights
