# advice: one-line-too-many
def combine_partials(public_key, partials):
    n = public_key.n
    if len(partials) < 3:
        raise Refused("somebody is missing")
    out = []
    for parts in zip(*partials, strict=True):
        u = 1
        for p in parts:
            u = u * p % n**2
        if u % n != 1:
            raise Refused("wrong")
        out.append((u - 1) // n)
    return out
