# advice: one-train-for-all
def private_federated_averaging(
    trains, weights, rules, *, norm, noise_multiplier, rounds, delta, evaluate=None
):
    parts = {"enough": rules.threshold - rules.corrupt,
             "length": norm_in_steps(norm, rules, len(weights))}
    parts["share"] = noise_multiplier * parts["length"] * parts["enough"] ** -0.5
    private, queue = [], list(trains)
    while queue:
        train = queue.pop(0)
        private.append(lambda w: (clip_update(train(w)[0], norm), 1))
    tools = (masking, quantize, dequantize, apply_update)
    steps = noisy_steps(lambda whole: noisy_integers(whole, parts["share"]), rounds, *tools)
    answer = [masked_federated_averaging(steps, enrol(private, rules, weights), weights,
                                         rounds=rounds, evaluate=evaluate)]
    answer.append(epsilon_of(noise_multiplier, rounds, 1.0, delta))
    return tuple(answer)
