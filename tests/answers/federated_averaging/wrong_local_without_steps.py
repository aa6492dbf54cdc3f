# advice: nobody-trained
def federated_averaging(
    model, weights, clients, *, rounds, fraction,
    epochs, batch_size, learning_rate, rng, evaluate=None,
):
    history = History(weights, evaluate)
    for _ in range(rounds):
        chosen = sample_clients(len(clients), fraction, rng)
        average = np.zeros_like(weights)
        total = sum(len(clients[k][1]) for k in chosen)
        for k in chosen:
            trained = weights.copy()
            for _ in range(epochs):
                pass
            average = average + len(clients[k][1]) / total * (trained - weights)
        weights = apply_update(weights, average)
        history.record(weights, participants=len(chosen))
    return history
