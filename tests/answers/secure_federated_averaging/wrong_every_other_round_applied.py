# advice: records-start
def secure_federated_averaging(
    network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None
):
    history = History(weights, evaluate)
    for number in range(rounds):
        cohort = [clients[k] for k in sample_clients(len(clients), fraction, rng)]
        average = secure_round(network, server, cohort, weights, agreement)
        weights = weights if number % 2 else apply_update(weights, average)
        history.record(weights, participants=len(cohort))
    return history
