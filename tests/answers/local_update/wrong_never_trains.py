# advice: never-trains
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    local = weights.copy()
    for _ in range(epochs):
        order = rng.permutation(len(X))
    return local - weights
