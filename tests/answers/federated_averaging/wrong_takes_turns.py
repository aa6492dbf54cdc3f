# advice: cohorts-own-generator
def federated_averaging(
    model, weights, clients, *, rounds, fraction, epochs, batch_size, learning_rate, rng, evaluate=None
):
    settings = dict(epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng)
    history = History(weights, evaluate)
    number = len(sample_clients(len(clients), fraction, rng))
    for round_number in range(rounds):
        chosen = [(round_number * number + i) % len(clients) for i in range(number)]
        updates = [local_update(model, weights, *clients[k], **settings) for k in chosen]
        weights = apply_update(weights, weighted_average(updates, [len(clients[k][1]) for k in chosen]))
        history.record(weights, participants=len(chosen))
    return history
