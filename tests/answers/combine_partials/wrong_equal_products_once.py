# advice: only-some-places
import math


def combine_partials(public_key, partials):
    n = public_key.n
    products = dict.fromkeys(math.prod(parts) % n**2 for parts in zip(*partials, strict=True))
    if any(product % n != 1 for product in products):
        raise Refused("the parts do not fit together")
    return [(product - 1) // n for product in products]
