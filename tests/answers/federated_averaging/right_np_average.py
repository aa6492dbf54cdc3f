# right: other draws, np.average, evaluates a second time for itself
def federated_averaging(
    model,
    weights,
    clients,
    *,
    rounds,
    fraction,
    epochs,
    batch_size,
    learning_rate,
    rng,
    evaluate=None,
):
    history = History(weights, evaluate)
    n = max(1, round(fraction * len(clients)))
    for number in range(1, rounds + 1):
        chosen = rng.permutation(len(clients))[:n]
        updates = np.stack([
            local_update(model, weights, *clients[k], epochs=epochs, batch_size=batch_size,
                         learning_rate=learning_rate, rng=rng)
            for k in chosen
        ])
        weights = weights + np.average(updates, axis=0, weights=[len(clients[k][0]) for k in chosen])
        history.record(weights, participants=n)
        if evaluate is not None:
            print(f"round {number}: {evaluate(weights)}")
    return history
