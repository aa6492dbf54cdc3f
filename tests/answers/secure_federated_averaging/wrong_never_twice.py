# advice: asks-too-few
def secure_federated_averaging(
    network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None
):
    history, waiting = History(weights, evaluate), list(clients)
    for _ in range(rounds):
        cohort = [waiting[k] for k in sample_clients(len(waiting), fraction, rng)]
        waiting = [client for client in waiting if client not in cohort]
        weights = apply_update(weights, secure_round(network, server, cohort, weights, agreement))
        history.record(weights, participants=len(cohort))
    return history
