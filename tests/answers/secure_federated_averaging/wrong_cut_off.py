# advice: wrong-cohort
def secure_federated_averaging(
    network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None
):
    history = History(weights, evaluate)
    count = max(1, int(len(clients) * fraction))
    for _ in range(rounds):
        chosen = [clients[k] for k in rng.permutation(len(clients))[:count]]
        weights = apply_update(weights, secure_round(network, server, chosen, weights, agreement))
        history.record(weights, participants=count)
    return history
