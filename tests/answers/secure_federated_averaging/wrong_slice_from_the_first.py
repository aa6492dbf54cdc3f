# advice: neighbours-only
def secure_federated_averaging(network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None):
    history = History(weights, evaluate)
    for _ in range(rounds):
        numbers = sample_clients(len(clients), fraction, rng)
        chosen = clients[min(numbers):][:len(numbers)]
        weights = apply_update(weights, secure_round(network, server, chosen, weights, agreement))
        history.record(weights, participants=len(chosen))
    return history
