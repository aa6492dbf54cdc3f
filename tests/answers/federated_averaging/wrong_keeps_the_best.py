# advice: keeps-older-weights
def federated_averaging(
    model, weights, clients, *, rounds, fraction, epochs, batch_size, learning_rate, rng, evaluate=None
):
    settings = dict(epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng)
    history = History(weights, evaluate)
    for _ in range(rounds):
        chosen = sample_clients(len(clients), fraction, rng)
        updates = [local_update(model, weights, *clients[k], **settings) for k in chosen]
        tried = apply_update(weights, weighted_average(updates, [len(clients[k][1]) for k in chosen]))
        if evaluate is None or evaluate(tried) > evaluate(weights) + 1:
            weights = tried
        history.record(weights, participants=len(chosen))
    return history
