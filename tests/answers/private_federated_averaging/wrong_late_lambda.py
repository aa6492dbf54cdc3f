# advice: last-train-for-all
def private_federated_averaging(
    trains, weights, rules, *, norm, noise_multiplier, rounds, delta, evaluate=None
):
    share = noise_multiplier * norm_in_steps(norm, rules, len(weights)) / math.sqrt(rules.threshold - rules.corrupt)
    steps = noisy_steps(lambda mine: noisy_integers(mine, share), rounds, masking, quantize, dequantize, apply_update)
    private = [lambda place: (clip_update(train(place)[0], norm), 1) for train in trains]
    cohort = enrol(private, rules, weights)
    history = masked_federated_averaging(steps, cohort, weights, rounds=rounds, evaluate=evaluate)
    return history, epsilon_of(noise_multiplier, rounds, 1.0, delta)
