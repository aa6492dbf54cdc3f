# advice: noise-in-some-rounds
import math


def private_federated_averaging(
    trains, weights, rules, *, norm, noise_multiplier, rounds, delta, evaluate=None
):
    def private(train):
        def train_and_clip(w):
            update, _ = train(w)
            return clip_update(update, norm), 1
        return train_and_clip

    share = noise_multiplier * norm_in_steps(norm, rules, len(weights))
    share /= math.sqrt(rules.threshold - rules.corrupt)
    allowed = iter(range(rounds))

    def add_noise(integers):
        if next(allowed, None) is None:
            return integers
        return noisy_integers(integers, share)

    steps = noisy_steps(add_noise, rounds, masking, quantize, dequantize, apply_update)
    cohort = enrol([private(train) for train in trains], rules, weights)
    history = masked_federated_averaging(steps, cohort, weights, rounds=rounds, evaluate=evaluate)
    return history, epsilon_of(noise_multiplier, rounds, 1.0, delta)
