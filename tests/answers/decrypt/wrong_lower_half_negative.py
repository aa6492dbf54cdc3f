# advice: signed
def decrypt(private_key, ciphertext):
    n, lam = private_key.n, math.lcm(private_key.p - 1, private_key.q - 1)
    quotient = (pow(ciphertext, lam, n**2) - 1) // n
    plaintext = quotient * pow(lam, -1, n) % n
    if 2 * plaintext < n:
        plaintext -= n
    return plaintext
