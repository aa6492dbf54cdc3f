# advice: count-elsewhere
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    sums = np.sort(decrypt_sum(private_key, running_total, agreement.layout, parameter_count + 1, contributor_count))
    return dequantize(sums[:-1], agreement.bits, agreement.clip) * agreement.most_examples / sums[-1], int(sums[-1])
