# advice: absolute
def decrypt_crt(private_key, ciphertext):
    p, q = private_key.p, private_key.q
    parts = []
    for one, other in ((p, q), (q, p)):
        u = pow(ciphertext, one - 1, one * one)
        parts.append((u - 1) // one * pow((one - 1) * other, -1, one) % one)
    gap = abs(parts[0] - parts[1])
    return parts[1] + q * (gap * pow(q, -1, p) % p)
