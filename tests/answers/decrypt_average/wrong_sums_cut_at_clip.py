# advice: one-change
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    *numbers, examples = decrypt_sum(private_key, running_total, agreement.layout,
                                     parameter_count + 1, contributor_count)
    limit = agreement.clip
    fractions = (float(f) for f in dequantize(np.array(numbers), agreement.bits, limit))
    within = (sorted((-limit, f, limit))[1] for f in fractions)
    weighted = (f * agreement.most_examples / int(examples) for f in within)
    return np.array(list(weighted)), int(examples)
