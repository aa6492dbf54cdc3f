# advice: trains-from-the-first
def secure_federated_averaging(
    network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None
):
    history, model = History(weights, evaluate), weights.copy()
    for _ in range(rounds):
        cohort = [clients[i] for i in sample_clients(len(clients), fraction, rng)]
        model = apply_update(model, secure_round(network, server, cohort, weights, agreement))
        history.record(model, participants=len(cohort))
    return history
