# advice: rounds-sums
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    sums = decrypt_sum(private_key, running_total, agreement.layout, parameter_count + 1, contributor_count)
    examples = int(sums[-1])
    steps = np.round(sums[:-1] * (agreement.most_examples / examples)).astype(np.int64)
    return dequantize(steps, agreement.bits, agreement.clip), examples
