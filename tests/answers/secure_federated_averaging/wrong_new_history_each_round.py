# advice: not-recorded
def secure_federated_averaging(
    network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None
):
    for _ in range(rounds):
        cohort = [clients[k] for k in sample_clients(len(clients), fraction, rng)]
        history = History(weights, evaluate)
        average = secure_round(network, server, cohort, weights, agreement)
        weights = apply_update(weights, average)
        history.record(weights, participants=len(cohort))
    return history
