# advice: not-secure
def secure_federated_averaging(
    network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None
):
    history = History(weights, evaluate)
    for _ in range(rounds):
        chosen = [clients[k] for k in sample_clients(len(clients), fraction, rng)]
        trained = [client.train(weights) for client in chosen]
        if len(chosen) <= agreement.threshold:
            raise Refused(f"{len(chosen)} of {agreement.threshold}")
        weights = weights + np.average([u for u, _ in trained], axis=0, weights=[n for _, n in trained])
        history.record(weights, participants=len(chosen))
    return history
