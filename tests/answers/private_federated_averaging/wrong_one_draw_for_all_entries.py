# advice: same-noise-everywhere
def private_federated_averaging(
    trains, weights, rules, *, norm, noise_multiplier, rounds, delta, evaluate=None
):
    def clips(train):
        def train_and_clip(place):
            update, _ = train(place)
            return clip_update(update, norm), 1

        return train_and_clip

    honest = rules.threshold - rules.corrupt
    share = noise_multiplier * norm_in_steps(norm, rules, len(weights)) / math.sqrt(honest)

    def add_noise(integers):
        return integers + discrete_gaussian(share, 1)[0]

    steps = noisy_steps(add_noise, rounds, masking, quantize, dequantize, apply_update)
    cohort = enrol([clips(train) for train in trains], rules, weights)
    history = masked_federated_averaging(steps, cohort, weights, rounds=rounds, evaluate=evaluate)
    return history, epsilon_of(noise_multiplier, rounds, 1.0, delta)
