# advice: count-in-average
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    sums = decrypt_sum(private_key, running_total, agreement.layout, parameter_count + 1, contributor_count)
    examples = sums[-1]
    return dequantize(sums, agreement.bits, agreement.clip) / examples, examples
