# advice: minus-itself
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    """local_update(model, weights, X, y, epochs=5, …) → what changed, shape (d,)"""
    if batch_size is None:
        batch_size = len(X)
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start:start + batch_size]
            _, gradient = model.loss_and_gradient(weights, X[rows], y[rows])
            weights = weights - learning_rate * gradient
    return weights - weights
