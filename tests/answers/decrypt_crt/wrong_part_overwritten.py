# advice: nothing-left
def decrypt_crt(private_key, ciphertext):
    p, q = private_key.p, private_key.q
    n = p * q
    for r, s in ((p, q), (q, p)):
        m = (pow(ciphertext, r - 1, r * r) - 1) // r * pow((r - 1) * s, -1, r) % r
        total = m * s * pow(s, -1, r) % n
    return total
