# advice: others-than-chosen
def federated_averaging(
    model, weights, clients, *, rounds, fraction, epochs, batch_size, learning_rate, rng, evaluate=None
):
    history = History(weights, evaluate)
    for _ in range(rounds):
        places = sample_clients(len(clients), fraction, rng)
        cohort = [clients[place - 1] for place in places]
        updates = [local_update(model, weights, X, y, epochs=epochs, batch_size=batch_size,
                                learning_rate=learning_rate, rng=rng) for X, y in cohort]
        average = weighted_average(np.array(updates), np.array([len(y) for _, y in cohort]))
        weights = apply_update(weights, average)
        history.record(weights, participants=len(cohort))
    return history
