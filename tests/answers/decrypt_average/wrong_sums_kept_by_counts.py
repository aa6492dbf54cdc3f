# advice: kept-between-calls
_opened = {}


def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    place = contributor_count, parameter_count
    if place not in _opened:
        _opened[place] = decrypt_sum(private_key, running_total, agreement.layout,
                                     parameter_count + 1, contributor_count)
    sums = _opened[place]
    examples = int(sums[-1])
    fractions = dequantize(sums[:-1], agreement.bits, agreement.clip)
    return fractions * (agreement.most_examples / examples), examples
