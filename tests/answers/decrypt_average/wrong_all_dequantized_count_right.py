# advice: count-dequantized-too
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    sums = decrypt_sum(private_key, running_total, agreement.layout, parameter_count + 1, contributor_count)
    *weighted, examples = dequantize(sums, agreement.bits, agreement.clip)
    return np.array(weighted) / examples * agreement.most_examples, int(sums[-1])
