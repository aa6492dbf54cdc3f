# advice: zero-products
def combine_partials(public_key, partials):
    import math
    n = public_key.n
    out = []
    for parts in zip(*partials, strict=True):
        product = math.prod(parts) % n**2
        m, rest = divmod(product, n)
        if rest > 1:
            raise Refused("wrong")
        out.append(m)
    return out
