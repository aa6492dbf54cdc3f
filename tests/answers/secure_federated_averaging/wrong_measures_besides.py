# advice: not-evaluated
def secure_federated_averaging(
    network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None
):
    history = History(weights, evaluate)
    for _ in range(rounds):
        cohort = [clients[k] for k in sample_clients(len(clients), fraction, rng)]
        weights = apply_update(weights, secure_round(network, server, cohort, weights, agreement))
        history.record(weights, participants=len(cohort))
        if evaluate is not None:
            history.metrics.append(evaluate(weights))
    return history
