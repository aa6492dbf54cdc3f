# advice: value-lost
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    sums = decrypt_sum(private_key, running_total, agreement.layout, parameter_count + 1, contributor_count)
    examples = int(sums[-1])
    scaled = dequantize(sums[:-1], agreement.bits, agreement.clip)
    average = scaled * agreement.most_examples / examples, examples
