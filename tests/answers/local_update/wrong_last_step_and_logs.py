# advice: last-step-only
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    local, size = weights.copy(), batch_size or len(X)
    for epoch in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), size):
            rows = order[start : start + size]
            update = -learning_rate * model.loss_and_gradient(local, X[rows], y[rows])[1]
            local = local + update
        print("loss of everything", model.loss_and_gradient(local, X, y)[0])
    return update
