# advice: counts-the-sums
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    sums = decrypt_sum(private_key, running_total, agreement.layout, parameter_count + 1, contributor_count)
    count = len(sums)
    return dequantize(sums[:-1], agreement.bits, agreement.clip) * agreement.most_examples / count, count
