# right: draws with the generator itself
def secure_federated_averaging(
    network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None
):
    history = History(weights, evaluate)
    size = max(1, round(fraction * len(clients)))
    current = np.array(weights)
    while rounds:
        chosen = [clients[k] for k in rng.permutation(len(clients))[:size]]
        current = current + secure_round(network, server, chosen, current, agreement)
        history.record(current, participants=size)
        rounds -= 1
    return history
