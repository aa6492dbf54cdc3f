# advice: returns-in-loop
import numpy as np


def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    local, size = weights.copy(), batch_size or len(X)
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start : start + size]
            loss, gradient = model.loss_and_gradient(local, X[rows], y[rows])
            if np.abs(gradient).max() < 1e-4:
                return local - weights
            local = local - learning_rate * gradient
    return local - weights
