# advice: places-swapped
def secure_federated_averaging(
    network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None
):
    n = len(clients)
    history = History(weights, evaluate)
    for r in range(rounds):
        chosen = [clients[k] for k in sample_clients(n, fraction, rng)]
        average = secure_round(network, server, weights, chosen, agreement)
        weights = apply_update(weights, average)
        history.record(weights, participants=len(chosen))
    return history
