# right: a loop of rounds of its own
def private_federated_averaging(
    trains, weights, rules, *, norm, noise_multiplier, rounds, delta, evaluate=None
):
    from fedlearn_lib.given.history import History
    from fedlearn_lib.given.masking import play_round

    def wrapped(train):
        return lambda weights: (clip_update(train(weights)[0], norm), 1)

    cohort = enrol(list(map(wrapped, trains)), rules, weights)
    scale = noise_multiplier * norm_in_steps(norm, rules, len(weights)) * (rules.threshold - rules.corrupt) ** -0.5
    steps = noisy_steps(lambda mine: noisy_integers(mine, scale), rounds, masking, quantize, dequantize, apply_update)
    history = History(weights, evaluate)
    for _ in range(rounds):
        weights, result, _ = play_round(steps, cohort, weights)
        history.record(weights, participants=len(result.survivors))
    return history, epsilon_of(noise_multiplier, rounds, 1.0, delta)
