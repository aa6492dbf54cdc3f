# advice: goes-on-with-few
import contextlib

def secure_federated_averaging(network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None):
    history = History(weights, evaluate)
    with contextlib.suppress(Refused):
        for _ in range(rounds):
            chosen = [clients[k] for k in sample_clients(len(clients), fraction, rng)]
            weights = apply_update(weights, secure_round(network, server, chosen, weights, agreement))
            history.record(weights, participants=len(chosen))
    return history
