# advice: refuses-right
def combine_partials(public_key, partials):
    n = public_key.n
    plaintexts = []
    for product in partials[0]:
        if product % n != 1:
            raise Refused("the parts do not fit")
        plaintexts.append((product - 1) // n)
    return plaintexts
