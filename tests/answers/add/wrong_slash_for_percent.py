# advice: makes-floats
def add(public_key, a, b):
    return (a * b) / public_key.n_squared
