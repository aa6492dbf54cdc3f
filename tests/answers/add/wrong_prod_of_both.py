# advice: wrapped-around
def add(public_key, a, b):
    return int(np.prod([a, b]) % public_key.n_squared)
