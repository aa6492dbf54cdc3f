# advice: makes-floats
def add(public_key, a, b):
    product = float(a) * b
    return int(np.fmod(product, float(public_key.n) ** 2))
