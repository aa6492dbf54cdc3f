# advice: refuses-right
def combine_partials(public_key, partials):
    n = public_key.n
    products = [1] * len(partials[0])
    for party in partials:
        i = 0
        for part in party:
            products[i] = products[i] * part % n**2
            i += 1
    if any(p != 1 for p in products):
        raise Refused("no")
    return [(p - 1) // n for p in products]
