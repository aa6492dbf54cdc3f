# advice: scale-not-bound
def private_federated_averaging(
    trains, weights, rules, *, norm, noise_multiplier, rounds, delta, evaluate=None
):
    steps = noisy_steps(noisy_integers, rounds, masking, quantize, dequantize, apply_update)
    private = [lambda place, train=train: (clip_update(train(place)[0], norm), 1) for train in trains]
    cohort = enrol(private, rules, weights)
    history = masked_federated_averaging(steps, cohort, weights, rounds=rounds, evaluate=evaluate)
    return history, epsilon_of(noise_multiplier, rounds, 1.0, delta)
