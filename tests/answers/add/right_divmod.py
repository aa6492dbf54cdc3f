# right: divmod, pow for the square
def add(public_key, a, b):
    _, rest = divmod(math.prod([a, b]), pow(public_key.n, 2))
    return rest
