# advice: other-factor
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    sums = decrypt_sum(private_key, running_total, agreement.layout, parameter_count + 1, contributor_count)
    mean = dequantize(sums[:-1], agreement.bits, agreement.clip) * (contributor_count / sums[-1])
    return mean * agreement.clip, int(sums[-1])
