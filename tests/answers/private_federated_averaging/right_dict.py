# right: a dict of clients, noise made first
def private_federated_averaging(
    trains, weights, rules, *, norm, noise_multiplier, rounds, delta, evaluate=None
):
    from functools import partial

    def clipped(train, weights):
        return clip_update(train(weights)[0], norm), 1

    clients = {k: partial(clipped, train) for k, train in enumerate(trains, start=1)}
    honest = rules.threshold - rules.corrupt
    scale = noise_multiplier * norm_in_steps(norm, rules, len(weights)) / honest**0.5
    steps = noisy_steps(partial(noisy_integers, scale=scale), rounds, masking, quantize, dequantize, apply_update)
    cohort = enrol(clients, rules, weights)
    epsilon = epsilon_of(noise_multiplier, rounds, sampling=1.0, delta=delta)
    return masked_federated_averaging(steps, cohort, weights, rounds=rounds, evaluate=evaluate), epsilon
