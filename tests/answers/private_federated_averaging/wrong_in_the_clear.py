# advice: no-masks
def private_federated_averaging(
    trains, weights, rules, *, norm, noise_multiplier, rounds, delta, evaluate=None
):
    from fedlearn_lib.given.history import History
    from fedlearn_lib.given.differential_privacy.noisy_rounds import step_of
    history = History(weights)
    if evaluate:
        history.metrics.append(evaluate(weights))
    step = step_of(rules)
    share = noise_multiplier * norm_in_steps(norm, rules, len(weights)) / math.sqrt(rules.threshold - rules.corrupt)
    for _ in range(rounds):
        total = np.zeros(len(weights))
        for train in trains:
            integers = np.rint(clip_update(train(weights)[0], norm) / step).astype(int)
            total = total + noisy_integers(integers, share) * step
        weights = apply_update(weights, total / len(trains))
        history.weights.append(weights)
        if evaluate:
            history.metrics.append(evaluate(weights))
    return history, epsilon_of(noise_multiplier, rounds, 1.0, delta)
