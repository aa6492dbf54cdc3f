# advice: outgrown
def combine_partials(public_key, partials):
    n = public_key.n
    if len({len(part) for part in partials}) > 1:
        raise Refused("not all lists are equally long")
    products = np.array(partials).prod(axis=0) % n**2
    if any(int(product) % n != 1 for product in products):
        raise Refused("these parts do not belong together")
    return [(int(product) - 1) // n for product in products]
