# advice: swallowed
import math


def combine_partials(public_key, partials):
    n, plaintexts = public_key.n, []
    try:
        for parts in zip(*partials, strict=True):
            product = math.prod(parts) % n**2
            if product % n != 1:
                raise Refused("the parts do not fit together")
            plaintexts.append((product - 1) // n)
    finally:
        return plaintexts
