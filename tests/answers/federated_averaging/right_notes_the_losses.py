# right: the loss of each client is looked at before it trains
def federated_averaging(
    model, weights, clients, *, rounds, fraction, epochs, batch_size, learning_rate, rng, evaluate=None
):
    history, losses = History(weights, evaluate), []
    settings = dict(epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng)
    for _ in range(rounds):
        chosen = sample_clients(len(clients), fraction, rng)
        updates, counts = [], []
        for k in chosen:
            X, y = clients[k]
            loss, _ = model.loss_and_gradient(weights, X, y)
            losses.append(loss)
            updates.append(local_update(model, weights, X, y, **settings))
            counts.append(len(X))
        weights = apply_update(weights, weighted_average(updates, counts))
        history.record(weights, participants=len(chosen))
    return history
