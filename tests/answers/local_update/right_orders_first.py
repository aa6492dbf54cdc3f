# right: all orders drawn beforehand, zipped pairs shuffled together
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    n = len(X)
    step = n if batch_size is None else batch_size
    orders = [rng.choice(n, n, replace=False) for _ in range(epochs)]
    local = weights * 1.0
    for order in orders:
        pairs = [(X[i], y[i]) for i in order]
        for start in range(0, n, step):
            xs, ys = zip(*pairs[start : start + step])
            local -= learning_rate * model.loss_and_gradient(local, np.array(xs), np.array(ys))[1]
    return local - weights
