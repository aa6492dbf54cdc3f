# advice: one-change
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    opened = decrypt_sum(private_key, running_total, agreement.layout, parameter_count + 1, contributor_count)
    values = dequantize(opened[:-1], agreement.bits, agreement.clip)
    examples = int(opened[-1])
    return values * agreement.most_examples / agreement.clip / examples, examples
