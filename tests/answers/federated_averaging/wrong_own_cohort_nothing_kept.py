# advice: value-lost
def federated_averaging(
    model, weights, clients, *, rounds, fraction, epochs, batch_size, learning_rate, rng, evaluate=None
):
    settings = dict(epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng)
    history = History(weights, evaluate)
    few = max(1, round(fraction * len(clients)))
    for _ in range(rounds):
        chosen = rng.permutation(len(clients))[:few]
        updates = [local_update(model, weights, *clients[k], **settings) for k in chosen]
        step = weighted_average(updates, [len(clients[k][1]) for k in chosen])
        after = apply_update(weights, step)
        history.record(weights, participants=few)
    return history
