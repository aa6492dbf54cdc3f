# advice: secret-leaves
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    sums = decrypt_sum(private_key, running_total, agreement.layout, parameter_count + 1, contributor_count)
    print("decrypting with", private_key.p, private_key.q)
    example_count = sums[-1]
    weighted = dequantize(sums[:-1], agreement.bits, agreement.clip) * agreement.most_examples
    return weighted / example_count, int(example_count)
