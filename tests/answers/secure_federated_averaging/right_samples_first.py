# right: all cohorts drawn before the training
def secure_federated_averaging(
    network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None
):
    cohorts = [sample_clients(len(clients), fraction, rng) for _ in range(rounds)]
    history = History(weights, evaluate)
    new = weights.copy()
    for cohort in cohorts:
        new += secure_round(network, server, [clients[int(k)] for k in cohort], new, agreement)
        history.record(new, participants=len(cohort))
    return history
