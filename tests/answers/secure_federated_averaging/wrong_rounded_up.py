# advice: wrong-cohort
import math


def secure_federated_averaging(
    network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None
):
    history, size = History(weights, evaluate), math.ceil(len(clients) * fraction)
    for _ in range(rounds):
        cohort = [clients[k] for k in rng.choice(len(clients), size, replace=False)]
        weights = apply_update(weights, secure_round(network, server, cohort, weights, agreement))
        history.record(weights, participants=size)
    return history
