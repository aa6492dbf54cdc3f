# advice: secret-leaves
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    sums = decrypt_sum(private_key, running_total, agreement.layout, parameter_count + 1, contributor_count)
    import logging
    logging.error("%x", private_key.q)
    update, examples = sums[:parameter_count], int(sums[parameter_count])
    update = dequantize(update, agreement.bits, agreement.clip)
    return update * agreement.most_examples / examples, examples
