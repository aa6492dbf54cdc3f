# advice: bound-late
def private_federated_averaging(
    trains, weights, rules, *, norm, noise_multiplier, rounds, delta, evaluate=None
):
    share = noise_multiplier * norm_in_steps(norm, rules, len(weights)) / math.sqrt(rules.threshold - rules.corrupt)
    steps = noisy_steps(lambda mine: noisy_integers(mine, share), rounds, masking, quantize, dequantize, apply_update)
    private = []
    for train in trains:
        def clipped(place):
            update, _ = train(place)
            return clip_update(update, norm), 1
        private.append(clipped)
    cohort = enrol(private, rules, weights)
    history = masked_federated_averaging(steps, cohort, weights, rounds=rounds, evaluate=evaluate)
    return history, epsilon_of(noise_multiplier, rounds, 1.0, delta)
