# advice: clients-replaced
def secure_federated_averaging(network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None):
    history = History(weights, evaluate)
    for r in range(rounds):
        ids = sample_clients(len(clients), fraction, rng)
        clients = [clients[i] for i in ids]
        avg = secure_round(network, server, clients, weights, agreement)
        weights = apply_update(weights, avg)
        history.record(weights, participants=len(clients))
    return history
