# advice: asks-twice
def secure_federated_averaging(network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None):
    history = History(weights, evaluate)
    for r in range(rounds):
        team = [clients[k] for k in sample_clients(len(clients), fraction, rng)]
        plain = [c.train(weights) for c in team]
        average = secure_round(network, server, team, weights, agreement)
        weights = apply_update(weights, average)
        history.record(weights, participants=len(team))
    return history
