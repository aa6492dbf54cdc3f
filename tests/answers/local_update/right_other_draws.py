# right: argsort of random numbers, not the reference's draws
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    w = np.array(weights)
    b = batch_size if batch_size is not None else len(y)
    for _ in range(epochs):
        order = np.argsort(rng.random(len(y)))
        for i in range(int(np.ceil(len(y) / b))):
            rows = order[i * b : (i + 1) * b]
            g = model.loss_and_gradient(w, X[rows], y[rows])[1]
            w = w - learning_rate * g
    return w - weights
