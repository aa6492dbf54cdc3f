# advice: rows-for-columns
def combine_partials(public_key, partials):
    import math

    products = [math.prod(row) % public_key.n_squared for row in partials]
    if any(product % public_key.n != 1 for product in products):
        raise Refused("somebody's parts are missing or wrong")
    return [(product - 1) // public_key.n for product in products]
