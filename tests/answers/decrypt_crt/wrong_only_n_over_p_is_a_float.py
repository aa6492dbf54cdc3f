# advice: makes-floats
def decrypt_crt(private_key, ciphertext):
    p, q, n = private_key.p, private_key.q, private_key.n
    halves = {}
    for prime in (p, q):
        other = int(n / prime)
        u = pow(ciphertext, prime - 1, prime * prime)
        halves[prime] = (u - 1) // prime * pow((prime - 1) * other, -1, prime) % prime
    return halves[q] + q * ((halves[p] - halves[q]) * pow(q, -1, p) % p)
