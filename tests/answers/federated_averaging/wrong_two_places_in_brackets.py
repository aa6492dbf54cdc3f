# advice: tuple-for-index
def federated_averaging(
    model, weights, clients, *, rounds, fraction, epochs, batch_size, learning_rate, rng, evaluate=None
):
    settings = dict(epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng)
    history = History(weights, evaluate)
    largest = max(len(labels) for _, labels in clients)
    for _ in range(rounds):
        chosen = sample_clients(len(clients), fraction, rng)
        updates, counts = [], []
        for k in chosen:
            updates.append(local_update(model, weights, clients[k, 0], clients[k, 1], **settings))
            counts.append(min(largest, len(clients[k, 1])))
        weights = apply_update(weights, weighted_average(updates, counts))
        history.record(weights, participants=len(chosen))
    return history
