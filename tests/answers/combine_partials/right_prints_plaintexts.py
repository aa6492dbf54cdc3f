# right: shows the sums that it returns
def combine_partials(public_key, partials):
    n = public_key.n
    plaintexts = []
    for parts in zip(*partials, strict=True):
        product = 1
        for part in parts:
            product = product * part % n**2
        if product % n != 1:
            raise Refused("a part is missing or wrong")
        plaintexts.append((product - 1) // n)
    print(plaintexts)
    return plaintexts
