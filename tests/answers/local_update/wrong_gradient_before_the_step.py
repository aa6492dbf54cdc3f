# advice: stale-gradient
def _rows(count, size, epochs, rng):
    for _ in range(epochs):
        order = rng.permutation(count)
        yield from (order[i:i + size] for i in range(0, count, size))


def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    place = {"now": weights.copy()}
    gradients = map(lambda rows: model.loss_and_gradient(place["now"], X[rows], y[rows])[1],
                    _rows(len(X), batch_size or len(X), epochs, rng))
    coming = next(gradients, None)
    while (gradient := coming) is not None:
        coming = next(gradients, None)
        place["now"] = place["now"] - learning_rate * gradient
    return place["now"] - weights
