# right: loops over the places
def combine_partials(public_key, partials):
    n = public_key.n
    if any(len(party) != len(partials[0]) for party in partials):
        raise Refused("one list is shorter than the others")
    plaintexts = []
    for place in range(len(partials[0])):
        product = 1
        for party in partials:
            product = product * party[place] % public_key.n_squared
        if product % n != 1:
            raise Refused(f"place {place}: the parts do not fit together")
        plaintexts.append((product - 1) // n)
    return plaintexts
