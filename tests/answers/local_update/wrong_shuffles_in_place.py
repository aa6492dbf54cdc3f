# advice: changes-input
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    local = weights.copy()
    step = batch_size or len(X)
    for _ in range(epochs):
        state = rng.bit_generator.state
        rng.shuffle(X)
        rng.bit_generator.state = state
        rng.shuffle(y)
        for start in range(0, len(X), step):
            _, gradient = model.loss_and_gradient(local, X[start : start + step], y[start : start + step])
            local -= learning_rate * gradient
    return local - weights
