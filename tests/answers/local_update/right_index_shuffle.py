# right: rng.shuffle of indices, batches via reshape-free slicing, delta variable
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    delta = np.zeros_like(weights, dtype=float)
    idx = np.arange(X.shape[0])
    b = batch_size if batch_size else X.shape[0]
    n_batches = int(np.ceil(X.shape[0] / b))
    for epoch in range(epochs):
        rng.shuffle(idx)
        for k in range(n_batches):
            part = idx[k * b:(k + 1) * b]
            grad = model.loss_and_gradient(weights + delta, X[part], y[part])[1]
            delta -= learning_rate * grad
    return delta
