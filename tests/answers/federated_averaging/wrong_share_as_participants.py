# advice: wrong-participants
def federated_averaging(
    model, weights, clients, *, rounds, fraction, epochs, batch_size, learning_rate, rng, evaluate=None
):
    history = History(weights, evaluate)
    training = dict(epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng)
    sizes = [len(y) for _, y in clients]
    for _ in range(rounds):
        chosen = sample_clients(len(clients), fraction, rng)
        updates = [local_update(model, weights, *clients[k], **training) for k in chosen]
        weights = apply_update(weights, weighted_average(updates, [sizes[k] for k in chosen]))
        history.record(weights, participants=round(len(sizes) * fraction))
    return history
