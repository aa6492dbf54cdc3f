# right: one exponent that is 0 modulo lam and 1 modulo n
def decrypt(private_key, ciphertext):
    n = private_key.n
    phi = (private_key.p - 1) * (private_key.q - 1)
    d = phi * pow(phi, -1, n)
    return int((pow(ciphertext, d, n**2) - 1) // n)
