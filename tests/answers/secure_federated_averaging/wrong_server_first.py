# advice: places-swapped
def secure_federated_averaging(
    network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None
):
    history = History(weights, evaluate)
    for r in range(rounds):
        chosen = [clients[i] for i in sample_clients(len(clients), fraction, rng)]
        weights = apply_update(weights, secure_round(server, network, chosen, weights, agreement))
        history.record(weights, participants=len(chosen))
    return history
