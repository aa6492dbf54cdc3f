# advice: bound-late
def private_federated_averaging(
    trains, weights, rules, *, norm, noise_multiplier, rounds, delta, evaluate=None
):
    clipped = []
    for train in trains:
        clipped.append(lambda w: (clip_update(train(w)[0], norm), 1))
    scale = noise_multiplier * norm_in_steps(norm, rules, len(weights)) / math.sqrt(rules.threshold - rules.corrupt)
    steps = noisy_steps(lambda z: noisy_integers(z, scale), rounds, masking, quantize, dequantize, apply_update)
    cohort = enrol(clipped, rules, weights)
    history = masked_federated_averaging(steps, cohort, weights, rounds=rounds, evaluate=evaluate)
    return history, epsilon_of(noise_multiplier, rounds, 1.0, delta)
