# advice: unpacks-average
def secure_federated_averaging(
    network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None
):
    history = History(weights, evaluate)
    for _ in range(rounds):
        chosen = sample_clients(len(clients), fraction, rng)
        taking_part = [clients[k] for k in chosen]
        average, examples = secure_round(network, server, taking_part, weights, agreement)
        weights = apply_update(weights, average)
        history.record(weights, participants=len(chosen))
    return history
