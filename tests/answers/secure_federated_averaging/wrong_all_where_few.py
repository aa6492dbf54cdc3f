# advice: others-put-in
def secure_federated_averaging(
    network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None
):
    history = History(weights, evaluate)
    for _ in range(rounds):
        chosen = [clients[k] for k in sample_clients(len(clients), fraction, rng)]
        if len(chosen) <= agreement.threshold:
            chosen = clients
        weights = apply_update(weights, secure_round(network, server, chosen, weights, agreement))
        history.record(weights, participants=len(chosen))
    return history
