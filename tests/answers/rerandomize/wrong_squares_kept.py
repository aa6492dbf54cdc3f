# advice: predictable-r
_z = {}
def rerandomize(public_key, ciphertext):
    z = _z.setdefault(public_key.n, encrypt(public_key, 0))
    _z[public_key.n] = z * z % public_key.n_squared
    return add(public_key, ciphertext, z)
