# advice: clients-before-length
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    s = decrypt_sum(private_key, running_total, agreement.layout, contributor_count, parameter_count + 1)
    return dequantize(s[:-1], agreement.bits, agreement.clip) * agreement.most_examples / s[-1], int(s[-1])
