# right: adds a number and takes it away again
def rerandomize(public_key, ciphertext):
    n = public_key.n
    mask = secrets.randbelow(n)
    masked = add(public_key, ciphertext, encrypt(public_key, mask))
    return add(public_key, masked, encrypt(public_key, -mask % n))
