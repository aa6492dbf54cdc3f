# right: copies in a shuffled order, views of them, a while loop
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    if batch_size is None:
        batch_size = X.shape[0]
    w = weights
    for _ in range(epochs):
        order = np.arange(X.shape[0])
        rng.shuffle(order)
        X_shuffled, y_shuffled = X[order], y[order]
        start = 0
        while start < len(X_shuffled):
            batch = slice(start, start + batch_size)
            w = w - learning_rate * model.loss_and_gradient(w, X_shuffled[batch], y_shuffled[batch])[1]
            start += batch_size
    return w - weights
