# advice: other-settings
def federated_averaging(
    model, weights, clients, *, rounds, fraction, epochs, batch_size, learning_rate, rng, evaluate=None
):
    batch_size = batch_size or 32
    history = History(weights, evaluate)
    for _ in range(rounds):
        chosen = sample_clients(len(clients), fraction, rng)
        found = []
        for k in chosen:
            found.append(local_update(model, weights, *clients[k], epochs=epochs, batch_size=batch_size,
                                      learning_rate=learning_rate, rng=rng))
        average = weighted_average(found, [len(clients[k][1]) for k in chosen])
        weights = apply_update(weights, average)
        history.record(weights, participants=len(chosen))
    return history
