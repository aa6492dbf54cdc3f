# advice: wrong-batch-size
from itertools import islice


def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    stream = iter([i for _ in range(epochs) for i in rng.permutation(len(X))])
    size, now = batch_size or len(X), weights.copy()
    while rows := list(islice(stream, size)):
        loss, gradient = model.loss_and_gradient(now, X[rows], y[rows])
        now = now - learning_rate * gradient
    return now - weights
