# advice: crossed-as-they-are
def decrypt_crt(private_key, ciphertext):
    def remainder(one, other):
        quotient = (pow(ciphertext, one - 1, one**2) - 1) // one
        return quotient * pow((one - 1) * other, -1, one) % one

    p, q = private_key.p, private_key.q
    return (q * remainder(p, q) + p * remainder(q, p)) % private_key.n
