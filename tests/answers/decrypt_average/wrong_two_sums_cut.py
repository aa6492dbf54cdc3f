# advice: one-change
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    length = parameter_count + 1
    sums = decrypt_sum(private_key, running_total, agreement.layout, length, contributor_count)
    updates = dequantize(sums[:-2], agreement.bits, agreement.clip)
    return updates * agreement.most_examples / sums[-1], sums[-1]
