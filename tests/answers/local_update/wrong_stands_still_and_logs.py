# advice: stands-still
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    local = weights.copy()
    step = batch_size or len(X)
    for epoch in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), step):
            rows = order[start : start + step]
            loss = model.loss_and_gradient(weights, X[rows], y[rows])[0]
            gradient = model.loss_and_gradient(weights, X[rows], y[rows])[1]
            local = local - learning_rate * gradient
        print("epoch", epoch, "loss", loss)
    return local - weights
