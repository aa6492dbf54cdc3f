# advice: list-of-pairs
def private_federated_averaging(
    trains, weights, rules, *, norm, noise_multiplier, rounds, delta, evaluate=None
):
    def private(train):
        def go(w):
            update, count = train(w)
            clip_update(update, norm), 1
        return go
    share = noise_multiplier * norm_in_steps(norm, rules, len(weights)) / math.sqrt(rules.threshold - rules.corrupt)
    steps = noisy_steps(lambda k: noisy_integers(k, share), rounds, masking, quantize, dequantize, apply_update)
    cohort = enrol([private(t) for t in trains], rules, weights)
    history = masked_federated_averaging(steps, cohort, weights, rounds=rounds, evaluate=evaluate)
    return history, epsilon_of(noise_multiplier, rounds, 1.0, delta)
