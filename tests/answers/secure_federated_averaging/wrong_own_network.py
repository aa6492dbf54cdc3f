# advice: unknown-name
def secure_federated_averaging(
    network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None
):
    """→ History, as federated_averaging of chapter 1"""
    history = History(weights, evaluate)
    for _ in range(rounds):
        chosen = [clients[k] for k in sample_clients(len(clients), fraction, rng)]
        weights = apply_update(weights, secure_round(Network(), server, chosen, weights, agreement))
        history.record(weights, participants=len(chosen))
    return history
