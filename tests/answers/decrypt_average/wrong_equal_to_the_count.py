# advice: other-value
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    sums = decrypt_sum(private_key, running_total, agreement.layout, parameter_count + 1, contributor_count)
    examples = sums[-1]
    values = dequantize(sums[sums != examples], agreement.bits, agreement.clip) * agreement.most_examples / examples
    return values, int(examples)
