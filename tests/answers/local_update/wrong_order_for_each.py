# advice: two-orders
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    m, new = len(X), weights.copy()
    if batch_size is None:
        batch_size = m
    for epoch in range(epochs):
        order_of_X = rng.permutation(m)
        order_of_y = rng.permutation(m)
        for first in range(0, m, batch_size):
            part = slice(first, first + batch_size)
            loss, gradient = model.loss_and_gradient(new, X[order_of_X[part]], y[order_of_y[part]])
            new = new - learning_rate * gradient
    return new - weights
