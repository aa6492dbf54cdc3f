# advice: other-norm-read
def private_federated_averaging(
    trains, weights, rules, *, norm, noise_multiplier, rounds, delta, evaluate=None
):
    import math

    def wrapped(train):
        def private(weights):
            update, _ = train(weights)
            return clip_update(update, norm), 1
        return private

    private_trains = [wrapped(train) for train in trains]
    norm = norm_in_steps(norm, rules, len(weights))
    share = noise_multiplier * norm / math.sqrt(rules.threshold - rules.corrupt)
    steps = noisy_steps(
        lambda integers: noisy_integers(integers, share), rounds, masking, quantize, dequantize, apply_update
    )
    cohort = enrol(private_trains, rules, weights)
    history = masked_federated_averaging(steps, cohort, weights, rounds=rounds, evaluate=evaluate)
    return history, epsilon_of(noise_multiplier, rounds, 1.0, delta)
