# advice: wrong-cohort
def secure_federated_averaging(
    network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None
):
    history, usual = History(weights, evaluate), max(1, round(fraction * len(clients)))
    for number in range(rounds):
        size = usual + 1 if number % 2 else usual - 1
        cohort = [clients[k] for k in rng.permutation(len(clients))[:size]]
        weights = apply_update(weights, secure_round(network, server, cohort, weights, agreement))
        history.record(weights, participants=len(cohort))
    return history
