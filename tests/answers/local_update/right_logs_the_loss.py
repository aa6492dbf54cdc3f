# right: other draws, and looks at the loss between the steps
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    local = weights.copy()
    step = batch_size or len(X)
    for epoch in range(epochs):
        order = rng.permuted(np.arange(len(X)))
        loss, _ = model.loss_and_gradient(local, X, y)
        print("epoch", epoch, "loss", loss)
        for start in range(0, len(X), step):
            rows = order[start : start + step]
            loss = model.loss_and_gradient(local, X[rows], y[rows])[0]
            gradient = model.loss_and_gradient(local, X[rows], y[rows])[1]
            local = local - learning_rate * gradient
    print("in the end", model.loss_and_gradient(local, X, y)[0])
    return local - weights
