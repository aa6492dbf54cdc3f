# advice: clients-without-cap
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    sums = decrypt_sum(private_key, running_total, agreement.layout, parameter_count + 1, contributor_count)
    values = dequantize(sums[:-1], agreement.bits, agreement.clip)
    return values / contributor_count, int(sums[-1])
