# advice: offset-twice
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    sums = decrypt_sum(private_key, running_total, agreement.layout, parameter_count + 1, contributor_count)
    sums = sums - contributor_count * agreement.layout.offset
    count = int(sums[-1])
    return dequantize(sums[:-1], agreement.bits, agreement.clip) * agreement.most_examples / count, count
