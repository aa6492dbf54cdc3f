# advice: one-example
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    new = weights.copy()
    for _ in range(epochs):
        for rows in rng.permutation(len(X)):
            loss, gradient = model.loss_and_gradient(new, X[rows], y[rows])
            new = new - learning_rate * gradient
    return new - weights
