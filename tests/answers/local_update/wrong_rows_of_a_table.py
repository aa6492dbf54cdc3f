# advice: drops-last-batch
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    per_step = batch_size or len(X)
    per_step = min(per_step, len(X))
    trained = weights
    for _ in range(epochs):
        order = rng.permutation(len(X))
        whole = len(order) // per_step
        for rows in order[: whole * per_step].reshape(whole, per_step):
            _, gradient = model.loss_and_gradient(trained, X[rows], y[rows])
            trained = trained - learning_rate * gradient
    return trained - weights
