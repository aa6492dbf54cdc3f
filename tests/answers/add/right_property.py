# right: the key's own square
def add(public_key, a, b):
    return a * b % public_key.n_squared
