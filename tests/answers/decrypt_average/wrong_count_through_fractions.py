# advice: other-factor
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    fractions = iter(dequantize(
        decrypt_sum(private_key, running_total, agreement.layout, parameter_count + 1,
                    contributor_count),
        agreement.bits, agreement.clip))
    average = np.fromiter((next(fractions) for _ in range(parameter_count)), dtype=float)
    examples = round(next(fractions) / agreement.clip * 2 ** (agreement.bits - 1))
    return average * agreement.most_examples / examples, examples
