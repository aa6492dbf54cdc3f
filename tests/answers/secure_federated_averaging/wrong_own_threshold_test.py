# advice: refuses-itself
def secure_federated_averaging(network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None):
    history = History(weights, evaluate)
    for r in range(rounds):
        chosen = sample_clients(len(clients), fraction, rng)
        if len(chosen) <= agreement.threshold + 1:
            raise Refused("too few")
        avg = secure_round(network, server, [clients[k] for k in chosen], weights, agreement)
        weights = apply_update(weights, avg)
        history.record(weights, participants=len(chosen))
    return history
