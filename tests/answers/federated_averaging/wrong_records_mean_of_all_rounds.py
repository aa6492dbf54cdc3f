# advice: other-step
def federated_averaging(
    model, weights, clients, *, rounds, fraction, epochs, batch_size, learning_rate, rng, evaluate=None
):
    settings = dict(epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng)
    history = History(weights, evaluate)
    places = [weights]
    for _ in range(rounds):
        chosen = sample_clients(len(clients), fraction, rng)
        updates = [local_update(model, weights, *clients[k], **settings) for k in chosen]
        weights = apply_update(weights, weighted_average(updates, [len(clients[k][1]) for k in chosen]))
        places.append(weights)
        history.record(sum(places) / len(places), participants=len(chosen))
    return history
