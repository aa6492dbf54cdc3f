# right: a local function for one round
def secure_federated_averaging(
    network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None
):
    history = History(weights, evaluate)

    def one_round(start):
        chosen = np.array(clients, dtype=object)[sample_clients(len(clients), fraction, rng)].tolist()
        return apply_update(start, secure_round(network, server, chosen, start, agreement)), len(chosen)

    for _ in range(rounds):
        weights, participants = one_round(weights)
        history.record(weights, participants=participants)
    return history
