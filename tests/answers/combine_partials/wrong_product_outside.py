# advice: product-goes-on
def combine_partials(public_key, partials):
    n = public_key.n
    plaintexts = []
    product = 1
    for parts in zip(*partials, strict=True):
        for part in parts:
            product = product * part % n**2
        if product % n != 1:
            raise Refused("a part is missing or wrong")
        plaintexts.append((product - 1) // n)
    return plaintexts
