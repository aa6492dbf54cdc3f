# advice: primes-swapped
def decrypt_crt(private_key, ciphertext):
    p, q = sorted((private_key.p, private_key.q))
    small = (pow(ciphertext, p - 1, p * p) - 1) // p * pow((p - 1) * q, -1, p) % p
    large = (pow(ciphertext, q - 1, q * q) - 1) // q * pow((q - 1) * p, -1, q) % q
    return small + p * ((large - small) * pow(private_key.p, -1, private_key.q) % private_key.q)
