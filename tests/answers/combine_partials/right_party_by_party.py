# right: multiplies party by party, checks at the end
def combine_partials(public_key, partials):
    n = public_key.n
    products = list(partials[0])
    for party in partials[1:]:
        products = [a * b % n**2 for a, b in zip(products, party, strict=True)]
    if any((product - 1) % n for product in products):
        raise Refused("no plaintexts")
    return [(product - 1) // n for product in products]
