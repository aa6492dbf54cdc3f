# advice: other-exception
def combine_partials(public_key, partials):
    import math

    n = public_key.n
    products = [math.prod(parts) % n**2 for parts in zip(*partials)]
    if any(product % n != 1 for product in products): raise RuntimeError("a part is wrong")
    return [(product - 1) // n for product in products]
