# advice: opens-each-part
def combine_partials(public_key, partials):
    n, total = public_key.n, [0] * len(partials[0])
    for one_party in partials:
        for place, part in enumerate(one_party):
            total[place] += (part - 1) // n
    return [number % n for number in total]
