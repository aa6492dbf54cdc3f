# advice: swallows-refusal
def secure_federated_averaging(
    network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None
):
    history = History(weights, evaluate)
    for _ in range(rounds):
        chosen = [clients[k] for k in sample_clients(len(clients), fraction, rng)]
        try:
            average = secure_round(network, server, chosen, weights, agreement)
        except Refused:
            average = secure_round(network, server, clients, weights, agreement)
        weights = apply_update(weights, average)
        history.record(weights, participants=len(chosen))
    return history
