# right: a recursive inner function, keyword arguments, float rate
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    def train(w, epochs_left):
        if epochs_left == 0:
            return w
        order = rng.permutation(range(len(X)))
        size = len(X) if not batch_size else batch_size
        for i in range(0, len(X), size):
            _, g = model.loss_and_gradient(weights=w, X=X[order[i : i + size]], y=y[order[i : i + size]])
            w = w - g * learning_rate
        return train(w, epochs_left - 1)

    return train(weights, epochs) - weights
