# right: one line a step
def secure_federated_averaging(
    network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None
):
    history = History(weights, evaluate)
    for _ in range(rounds):
        numbers = sample_clients(len(clients), fraction, rng)
        chosen = []
        for k in numbers:
            chosen.append(clients[k])
        average = secure_round(network, server, chosen, weights, agreement)
        weights = apply_update(weights, average, 1.0)
        history.record(weights, participants=len(numbers))
    return history
