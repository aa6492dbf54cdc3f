# right: raises the refusal again
def secure_federated_averaging(
    network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None
):
    history = History(weights, evaluate)

    def one(weights):
        cohort = [client for k, client in enumerate(clients) if k in set(sample.tolist())]
        try:
            return apply_update(weights, secure_round(network, server, cohort, weights, agreement), 1.0)
        except Refused as reason:
            raise reason

    for _ in range(rounds):
        sample = np.asarray(sample_clients(len(clients), fraction, rng))
        weights = one(weights)
        history.record(weights, participants=len(sample))
    return history
