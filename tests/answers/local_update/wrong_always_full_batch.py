# advice: ignores-batch-size
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    local = weights.copy()
    for _ in range(epochs):
        _, gradient = model.loss_and_gradient(local, X, y)
        local -= learning_rate * gradient
    return local - weights
