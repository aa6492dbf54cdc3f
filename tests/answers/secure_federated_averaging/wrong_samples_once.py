# advice: samples-once
def secure_federated_averaging(
    network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None
):
    history = History(weights, evaluate)
    chosen = [clients[k] for k in sample_clients(len(clients), fraction, rng)]
    for _ in range(rounds):
        weights = apply_update(weights, secure_round(network, server, chosen, weights, agreement))
        history.record(weights, participants=len(chosen))
    return history
