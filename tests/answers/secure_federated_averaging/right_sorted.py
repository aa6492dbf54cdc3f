# right: the chosen ones in the order of the list
def secure_federated_averaging(
    network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None
):
    history = History(weights, evaluate=evaluate)
    for number in range(1, rounds + 1):
        chosen = [clients[k] for k in sorted(sample_clients(len(clients), fraction, rng))]
        update = secure_round(network=network, server=server, clients=chosen, weights=history.weights[-1], agreement=agreement)
        history.record(history.weights[-1] + update, participants=len(chosen))
    return history
