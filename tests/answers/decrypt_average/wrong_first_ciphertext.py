# advice: part-of-the-total
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    s = decrypt_sum(private_key, running_total[:1], agreement.layout, parameter_count + 1, contributor_count)
    average = dequantize(s[:-1], agreement.bits, agreement.clip) * agreement.most_examples / s[-1]
    return average, int(s[-1])
