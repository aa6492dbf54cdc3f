# right: step by step
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    sums = decrypt_sum(private_key, running_total, agreement.layout, parameter_count + 1, contributor_count)

    examples = int(sums[parameter_count])
    share_sum = dequantize(sums[:parameter_count], agreement.bits, agreement.clip)
    weighted_sum = share_sum * agreement.most_examples
    return weighted_sum / examples, examples
