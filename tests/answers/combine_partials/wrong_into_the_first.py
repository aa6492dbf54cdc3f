# advice: changes-input
def combine_partials(public_key, partials):
    n = public_key.n
    total = partials[0]
    for part in partials[1:]:
        for place, factor in zip(range(len(total)), part, strict=True):
            total[place] = total[place] * factor % n**2
    for number in total:
        if number % n != 1:
            raise Refused("a part is missing or wrong")
    return [(number - 1) // n for number in total]
