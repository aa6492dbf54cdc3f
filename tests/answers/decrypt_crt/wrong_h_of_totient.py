# advice: wrong-factor
def decrypt_crt(private_key, ciphertext):
    halves, totient = [], (private_key.p - 1) * (private_key.q - 1)
    for prime in (private_key.p, private_key.q):
        power = pow(ciphertext, prime - 1, prime * prime)
        halves.append((power - 1) // prime * pow(totient, -1, prime) % prime)
    back = pow(private_key.q, -1, private_key.p)
    return halves[1] + private_key.q * ((halves[0] - halves[1]) * back % private_key.p)
