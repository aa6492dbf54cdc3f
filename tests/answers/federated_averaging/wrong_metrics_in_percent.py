# advice: not-evaluated
def federated_averaging(
    model, weights, clients, *, rounds, fraction, epochs, batch_size, learning_rate, rng, evaluate=None
):
    settings = dict(epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng)
    measure = None if evaluate is None else lambda place: 100 * evaluate(place)
    history = History(weights, measure)
    for _ in range(rounds):
        chosen = sample_clients(len(clients), fraction, rng)
        updates = [local_update(model, weights, *clients[k], **settings) for k in chosen]
        weights = apply_update(weights, weighted_average(updates, [len(clients[k][1]) for k in chosen]))
        history.record(weights, participants=len(chosen))
    return history
