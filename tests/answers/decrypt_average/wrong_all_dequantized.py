# advice: count-dequantized-too
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    sums = decrypt_sum(private_key, running_total, agreement.layout, parameter_count + 1, contributor_count)
    v = dequantize(sums, agreement.bits, agreement.clip)
    return v[:-1] * agreement.most_examples / v[-1], v[-1]
