# advice: other-contributors
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    sums = decrypt_sum(private_key, running_total, agreement.layout, parameter_count + 1, agreement.most_clients)
    example_count = sums[-1]
    weighted = dequantize(sums[:-1], agreement.bits, agreement.clip) * agreement.most_examples
    return weighted / example_count, int(example_count)
