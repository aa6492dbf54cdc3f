# advice: places-swapped
def secure_federated_averaging(network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None):
    history = History(weights, evaluate)
    for r in range(rounds):
        chosen = [clients[k] for k in sample_clients(len(clients), fraction, rng)]
        avg = secure_round(network, chosen, server, weights, agreement)
        weights = apply_update(weights, avg)
        history.record(weights, participants=len(chosen))
    return history
