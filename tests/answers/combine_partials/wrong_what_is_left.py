# advice: mod-n
def combine_partials(public_key, partials):
    n, plaintexts = public_key.n, []
    for column in zip(*partials, strict=True):
        product = 1
        for part in column:
            product = product * part % (n * n)
        _, rest = divmod(product, n)
        if rest != 1:
            raise Refused("a part is wrong, or not there")
        plaintexts.append(rest)
    return plaintexts
