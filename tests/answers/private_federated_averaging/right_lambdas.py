# right: lambdas
def private_federated_averaging(
    trains, weights, rules, *, norm, noise_multiplier, rounds, delta, evaluate=None
):
    clients = [lambda weights, train=train: (clip_update(train(weights)[0], norm), 1) for train in trains]
    largest = norm_in_steps(norm, rules, weights.size)
    variance = (noise_multiplier * largest) ** 2 / (rules.threshold - rules.corrupt)
    steps = noisy_steps(lambda integers: noisy_integers(integers, variance**0.5), rounds, masking, quantize, dequantize,
                        apply_update)
    history = masked_federated_averaging(steps, enrol(clients, rules, weights), weights, rounds=rounds, evaluate=evaluate)
    return history, epsilon_of(noise_multiplier, rounds, 1.0, delta)
