# advice: wrong-cohort
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
    settings = dict(epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng)
    for _ in range(rounds):
        chosen = list(sample_clients(len(clients), fraction, rng))
        again = [*chosen, chosen[0]]  # the first one has a second turn
        updates = [local_update(model, weights, *clients[k], **settings) for k in again]
        counts = [len(clients[k][1]) for k in again]
        weights = apply_update(weights, weighted_average(updates, counts))
        history.record(weights, participants=len(chosen))
    return history
