# advice: only-some-places
def combine_partials(public_key, partials):
    n = public_key.n
    product = 1
    for party in partials:
        product = product * party[0] % n**2
    if product % n != 1:
        raise Refused("the parts do not fit")
    return [(product - 1) // n]
