# advice: layout-of-agreement
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    sums = decrypt_sum(private_key, running_total, agreement, parameter_count + 1, contributor_count)
    example_count = sums[-1]
    weighted = dequantize(sums[:-1], agreement.bits, agreement.clip) * agreement.most_examples
    return weighted / example_count, int(example_count)
