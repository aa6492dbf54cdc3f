# advice: averages-every-epoch
def federated_averaging(
    model, weights, clients, *, rounds, fraction,
    epochs, batch_size, learning_rate, rng, evaluate=None,
):
    history = History(weights, evaluate)
    for t in range(rounds):
        chosen = sample_clients(len(clients), fraction, rng)
        counts = [len(clients[k][1]) for k in chosen]
        for e in range(epochs):
            ups = [local_update(model, weights, *clients[k], epochs=1, batch_size=batch_size, learning_rate=learning_rate, rng=rng) for k in chosen]
            weights = apply_update(weights, weighted_average(ups, counts))
        history.record(weights, participants=len(chosen))
    return history
