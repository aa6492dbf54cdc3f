# right: averages the trained models, which is the same
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
    for _ in range(rounds):
        chosen = sample_clients(len(clients), fraction, rng)
        models = [
            apply_update(weights, local_update(model, weights, *clients[k], epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng))
            for k in chosen
        ]
        weights = weighted_average(models, [len(clients[k][1]) for k in chosen])
        history.record(weights, participants=len(chosen))
    return history
