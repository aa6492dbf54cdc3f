# advice: forgets-cap
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    opened = decrypt_sum(private_key, running_total, agreement.layout, parameter_count + 1, contributor_count)
    # both went through the cap
    sums = dequantize(opened[:-1], agreement.bits, agreement.clip) * agreement.most_examples
    all_examples = int(opened[-1]) * agreement.most_examples
    return sums / all_examples, int(opened[-1])
