# advice: all-at-the-cap
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    length = parameter_count + 1
    *update, count = decrypt_sum(private_key, running_total, agreement.layout, length, contributor_count)
    most = contributor_count * agreement.most_examples
    return dequantize(np.array(update), agreement.bits, agreement.clip) / most, int(count)
