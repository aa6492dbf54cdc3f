# advice: power-for-inverse
def decrypt(private_key, ciphertext):
    p, q, n = private_key.p, private_key.q, private_key.n
    phi = (p - 1) * (q - 1)
    inverse = pow(phi, n - 2, n)
    quotient = (pow(ciphertext, phi, n**2) - 1) // n
    return quotient * inverse % n
