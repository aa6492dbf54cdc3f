# advice: other-parts
def federated_averaging(
    model, weights, clients, *, rounds, fraction,
    epochs, batch_size, learning_rate, rng, evaluate=None,
):
    history = History(weights, evaluate)
    chosen = sample_clients(len(clients), fraction, rng)
    counts = [len(clients[k][1]) for k in chosen]
    for t in range(rounds):
        ups = [local_update(model, weights, *clients[k], epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng) for k in chosen]
        weights = apply_update(weights, weighted_average(ups, counts))
        history.record(weights, participants=len(chosen))
        chosen = sample_clients(len(clients), fraction, rng)
    return history
