# advice: one-train-for-all
def private_federated_averaging(
    trains, weights, rules, *, norm, noise_multiplier, rounds, delta, evaluate=None
):
    def train_and_clip(w):
        update, count = trains[0](w)
        return clip_update(update, norm), 1
    share = noise_multiplier * norm_in_steps(norm, rules, len(weights)) / math.sqrt(rules.threshold - rules.corrupt)
    steps = noisy_steps(lambda integers: noisy_integers(integers, share), rounds, masking, quantize, dequantize, apply_update)
    cohort = enrol([train_and_clip] * len(trains), rules, weights)
    history = masked_federated_averaging(steps, cohort, weights, rounds=rounds, evaluate=evaluate)
    return history, epsilon_of(noise_multiplier, rounds, 1.0, delta)
