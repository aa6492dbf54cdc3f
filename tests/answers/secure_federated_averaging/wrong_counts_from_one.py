# advice: others-than-chosen
def secure_federated_averaging(
    network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None
):
    history = History(weights, evaluate)
    for _ in range(rounds):
        places = sample_clients(len(clients), fraction, rng)
        cohort = [clients[place - 1] for place in places]
        weights = apply_update(weights, secure_round(network, server, cohort, weights, agreement))
        history.record(weights, participants=len(cohort))
    return history
