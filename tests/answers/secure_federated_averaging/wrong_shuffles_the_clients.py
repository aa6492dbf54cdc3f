# advice: changes-input
def secure_federated_averaging(
    network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None
):
    history = History(weights, evaluate)
    size = max(1, round(fraction * len(clients)))
    for _ in range(rounds):
        rng.shuffle(clients)
        average = secure_round(network, server, clients[:size], weights, agreement)
        weights = apply_update(weights, average)
        history.record(weights, participants=size)
    return history
