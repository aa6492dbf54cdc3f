# right: one permuted table of examples and labels
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    local = weights.copy()
    table = np.column_stack([X, y])
    for _ in range(epochs):
        shuffled = rng.permutation(table)
        for start in range(0, len(table), batch_size or len(table)):
            part = shuffled[start : start + (batch_size or len(table))]
            _, gradient = model.loss_and_gradient(local, part[:, :-1], part[:, -1].astype(int))
            local = local - learning_rate * gradient
    return np.subtract(local, weights)
