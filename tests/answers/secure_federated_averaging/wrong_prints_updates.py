# advice: secret-leaves
def secure_federated_averaging(
    network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None
):
    history = History(weights, evaluate)
    for _ in range(rounds):
        chosen = [clients[k] for k in sample_clients(len(clients), fraction, rng)]
        for client in chosen:
            print(client.name, client.train(weights))
        average = secure_round(network, server, chosen, weights, agreement)
        weights = apply_update(weights, average)
        history.record(weights, participants=len(chosen))
    return history
