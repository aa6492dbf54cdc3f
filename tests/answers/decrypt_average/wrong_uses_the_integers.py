# advice: not-dequantized
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    sums = decrypt_sum(private_key, running_total, agreement.layout, parameter_count + 1, contributor_count)
    values = dequantize(sums[:-1], agreement.bits, agreement.clip)
    return sums[:-1] * agreement.most_examples / sums[-1], sums[-1]
