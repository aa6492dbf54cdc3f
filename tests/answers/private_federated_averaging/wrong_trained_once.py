# advice: trains-elsewhere
def private_federated_averaging(
    trains, weights, rules, *, norm, noise_multiplier, rounds, delta, evaluate=None
):
    clipped = [clip_update(train(weights)[0], norm) for train in trains]
    private = [lambda w, c=c: (c, 1) for c in clipped]
    share = noise_multiplier * norm_in_steps(norm, rules, len(weights)) / math.sqrt(rules.threshold - rules.corrupt)
    steps = noisy_steps(lambda i: noisy_integers(i, share), rounds, masking, quantize, dequantize, apply_update)
    cohort = enrol(private, rules, weights)
    history = masked_federated_averaging(steps, cohort, weights, rounds=rounds, evaluate=evaluate)
    return history, epsilon_of(noise_multiplier, rounds, 1.0, delta)
