# advice: product-goes-on
import math
from itertools import accumulate


def combine_partials(public_key, partials):
    n, plaintexts = public_key.n, []
    for parts in zip(*partials, strict=True):
        product = math.prod(parts) % n**2
        if product % n != 1:
            raise Refused("the parts do not fit together")
        plaintexts.append((product - 1) // n)
    return list(accumulate(plaintexts, lambda one, other: (one + other) % n))
