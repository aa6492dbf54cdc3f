# right: comprehensions, a dictionary of settings
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
    settings = dict(epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng)
    history = History(weights, evaluate=evaluate)
    for _ in range(rounds):
        cohort = [clients[k] for k in sample_clients(len(clients), fraction, rng)]
        updates = [local_update(model, history.weights[-1], X, y, **settings) for X, y in cohort]
        average = weighted_average(np.array(updates), np.array([len(X) for X, _ in cohort]))
        history.record(history.weights[-1] + average, participants=len(cohort))
    return history
