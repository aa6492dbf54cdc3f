# right: a list of pairs that is shuffled on and on, a copied model
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    import copy

    model = copy.deepcopy(model)
    pairs = list(zip(X, y))
    local, size = np.copy(weights), batch_size if batch_size else len(pairs)
    for _ in range(epochs):
        rng.shuffle(pairs)
        batches = [pairs[i : i + size] for i in range(0, len(pairs), size)]
        for batch in batches:
            xs = np.array([x for x, _ in batch])
            ys = np.array([label for _, label in batch])
            local = local - learning_rate * model.loss_and_gradient(local, xs, ys)[1]
    return local - weights
