# advice: used-up
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    if batch_size is None:
        batch_size = len(X)
    new = weights.copy()
    left = rng.permutation(len(X))
    for e in range(epochs):
        while len(left):
            rows, left = left[:batch_size], left[batch_size:]
            _, g = model.loss_and_gradient(new, X[rows], y[rows])
            new -= learning_rate * g
    return new - weights
