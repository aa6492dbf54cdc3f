# advice: shuffles-batches
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    w = weights.copy()
    m = len(X)
    size = batch_size or m
    starts = list(range(0, m, size))
    for _ in range(epochs):
        rng.shuffle(starts)
        for i in starts:
            loss, gradient = model.loss_and_gradient(w, X[i:i + size], y[i:i + size])
            w -= learning_rate * gradient
    return w - weights
