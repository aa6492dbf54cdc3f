# advice: divides-ciphertexts
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    shares = [c // contributor_count for c in running_total]
    sums = decrypt_sum(private_key, shares, agreement.layout, parameter_count + 1, contributor_count)
    examples = int(sums[-1])
    scaled = dequantize(sums[:-1], agreement.bits, agreement.clip)
    return scaled * agreement.most_examples, examples
