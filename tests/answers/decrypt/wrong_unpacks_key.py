# advice: key-is-one-thing
def decrypt(private_key, ciphertext):
    p, q = private_key
    n, lam = p * q, math.lcm(p - 1, q - 1)
    u = pow(ciphertext, lam, n**2)
    return (u - 1) // n * pow(lam, -1, n) % n
