# advice: other-prime-left
def decrypt_crt(private_key, ciphertext):
    p, q = private_key.p, private_key.q

    def remainder(prime):
        less = prime - 1
        return (pow(ciphertext, less, prime * prime) - 1) // prime * pow(less, -1, prime)

    of_p = remainder(p) * q * pow(q, -1, p)
    of_q = remainder(q) * p * pow(p, -1, q)
    return (of_p + of_q) % private_key.n
