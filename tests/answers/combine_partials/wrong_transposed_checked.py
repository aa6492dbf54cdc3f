# advice: rows-for-columns
def combine_partials(public_key, partials):
    n = public_key.n
    plaintexts = []
    for parts in partials:
        product = 1
        for part in parts:
            product = product * part % n**2
        if product % n != 1:
            raise Refused("the parts do not fit")
        plaintexts.append((product - 1) // n)
    return plaintexts
