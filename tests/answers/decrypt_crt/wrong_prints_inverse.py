# advice: secret-leaves
def decrypt_crt(private_key, ciphertext):
    p, q = private_key.p, private_key.q

    def half(prime, other):
        return (pow(ciphertext, prime - 1, prime**2) - 1) // prime * pow((prime - 1) * other, -1, prime) % prime

    inverse = pow(q, -1, p)
    print("inverse of q:", inverse)
    return half(q, p) + q * ((half(p, q) - half(q, p)) * inverse % p)
