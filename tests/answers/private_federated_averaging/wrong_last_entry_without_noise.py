# advice: same-noise-everywhere
def private_federated_averaging(
    trains, weights, rules, *, norm, noise_multiplier, rounds, delta, evaluate=None
):
    def clips(train):
        return lambda place: (clip_update(train(place)[0], norm), 1)

    share = noise_multiplier * norm_in_steps(norm, rules, len(weights)) / math.sqrt(rules.threshold - rules.corrupt)

    def add_noise(integers):
        noisy = integers.copy()
        noisy[:-1] = noisy_integers(integers[:-1], share)
        return noisy

    steps = noisy_steps(add_noise, rounds, masking, quantize, dequantize, apply_update)
    cohort = enrol(list(map(clips, trains)), rules, weights)
    history = masked_federated_averaging(steps, cohort, weights, rounds=rounds, evaluate=evaluate)
    return history, epsilon_of(noise_multiplier, rounds, 1.0, delta)
