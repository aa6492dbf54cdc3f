# advice: asks-twice
def secure_federated_averaging(
    network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None
):
    history = History(weights, evaluate)
    for _ in range(rounds):
        all_examples = sum(count for _, count in (client.train(weights) for client in clients))
        cohort = [clients[k] for k in sample_clients(len(clients), fraction, rng)]
        if all_examples:
            weights = apply_update(weights, secure_round(network, server, cohort, weights, agreement))
        history.record(weights, participants=len(cohort))
    return history
