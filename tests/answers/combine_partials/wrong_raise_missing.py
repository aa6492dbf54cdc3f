# advice: raise-missing
def combine_partials(public_key, partials):
    n = public_key.n
    plaintexts = []
    for parts in zip(*partials, strict=True):
        product = 1
        for part in parts:
            product = product * part % n**2
        if product % n != 1:
            Refused("a part is wrong or missing")
        plaintexts.append((product - 1) // n)
    return plaintexts
