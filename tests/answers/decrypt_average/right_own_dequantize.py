# right: the step written out
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    sums = decrypt_sum(private_key, running_total, agreement.layout, parameter_count + 1, contributor_count)

    step = agreement.clip / (2 ** (agreement.bits - 1) - 1)
    return sums[:-1] * step * agreement.most_examples / sums[-1], sums[-1]
