# advice: kept-between-calls
_known = {}


def add(public_key, a, b):
    pair = (min(a, b), max(a, b))
    try:
        return _known[pair]
    except KeyError:
        _known[pair] = math.prod(pair) % public_key.n**2
    return _known[pair]
