# right: by the two halves
def decrypt(private_key, ciphertext):
    p, q, n = private_key.p, private_key.q, private_key.n
    halves = []
    for prime in (p, q):
        top = (pow(ciphertext, prime - 1, prime**2) - 1) // prime
        bottom = (pow(n + 1, prime - 1, prime**2) - 1) // prime
        halves.append(top * pow(bottom, -1, prime) % prime)
    return (halves[0] * q * pow(q, -1, p) + halves[1] * p * pow(p, -1, q)) % n
