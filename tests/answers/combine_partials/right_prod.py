# right: math.prod and divmod
def combine_partials(public_key, partials):
    import math

    n = public_key.n
    plaintexts = []
    for parts in zip(*partials, strict=True):
        plaintext, rest = divmod(math.prod(parts) % n**2, n)
        if rest != 1:
            raise Refused("one of the parts is wrong")
        plaintexts.append(plaintext)
    return plaintexts
