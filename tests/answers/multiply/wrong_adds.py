# advice: adds-scalar
def multiply(public_key, ciphertext, scalar):
    n = public_key.n
    return add(public_key, ciphertext, encrypt(public_key, scalar % n))
