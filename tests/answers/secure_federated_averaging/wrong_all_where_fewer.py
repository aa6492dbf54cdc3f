# advice: others-put-in
def secure_federated_averaging(
    network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None
):
    history = History(weights, evaluate)
    for r in range(rounds):
        numbers = sample_clients(len(clients), fraction, rng)
        if len(numbers) < agreement.threshold:
            numbers = range(len(clients))
        weights = apply_update(weights, secure_round(network, server, [clients[i] for i in numbers], weights, agreement))
        history.record(weights, participants=len(numbers))
    return history
