# right: all cohorts drawn before the training, sorted
def federated_averaging(
    model,
    weights,
    clients,
    *,
    rounds,
    fraction,
    epochs,
    batch_size,
    learning_rate,
    rng,
    evaluate=None,
):
    cohorts = [sorted(sample_clients(len(clients), fraction, rng)) for _ in range(rounds)]
    history = History(weights, evaluate)
    w = weights
    for cohort in cohorts:
        total, examples = 0, 0
        for k in cohort:
            X, y = clients[k]
            u = local_update(model, w, X, y, epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng)
            total = total + len(X) * u
            examples += len(X)
        w = w + total / examples
        history.record(w, participants=len(cohort))
    return history
