# advice: wrong-type
def secure_federated_averaging(network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None):
    history = History(weights, evaluate)
    for r in range(rounds):
        chosen = [clients[i] for i in sample_clients(len(clients), fraction, rng)]
        avg = secure_round(network, server, chosen, weights, agreement)
        weights = apply_update(weights, avg)
        history.record(weights, participants=len(chosen))
    return weights, history
