# advice: returns-none
def decrypt(private_key, ciphertext):
    """decrypt(PrivateKey(5, 7), 36) → 1"""
    for guess in range(1, 50):
        if pow(1 + private_key.n, guess, private_key.n ** 2) == ciphertext:
            return guess
