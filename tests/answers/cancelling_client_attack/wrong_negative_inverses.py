# advice: no-ciphertexts
def cancelling_client_attack(encryptor, others, victim):
    def inverse(c, modulus):
        a, b, x, y = c, modulus, 1, 0
        while b:
            a, b, x, y = b, a % b, y, x - a // b * y
        return x

    n_squared = encryptor.public_key.n**2
    total = encryptor.encrypt([0] * len(others[victim]))
    for name, ciphertexts in others.items():
        if name != victim:
            total = [t * inverse(c, n_squared) for t, c in zip(total, ciphertexts, strict=True)]
    return total
