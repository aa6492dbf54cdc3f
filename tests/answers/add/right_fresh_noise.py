# right: adds fresh noise as well
def add(public_key, a, b):
    n_squared = public_key.n**2
    return a * b * encrypt(public_key, 0) % n_squared
