# advice: one-change
def combine_partials(public_key, partials):
    import math
    n = public_key.n
    n2 = n * n
    out = []
    for parts in zip(*partials, strict=True):
        u = 0
        for p in parts:
            u = u * p % n2
        if u % n != 1:
            raise Refused("wrong part")
        out.append((u - 1) // n)
    return out
