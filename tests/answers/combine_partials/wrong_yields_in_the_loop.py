# advice: wrong-type
def combine_partials(public_key, partials):
    n = public_key.n
    for column in zip(*partials, strict=True):
        product = 1
        for part in column:
            product = product * part % (n * n)
        if (product - 1) % n:
            raise Refused("a part is missing or wrong")
        yield (product - 1) // n
