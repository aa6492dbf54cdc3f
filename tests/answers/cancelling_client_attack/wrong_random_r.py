# advice: predictable-noise
def cancelling_client_attack(encryptor, others, victim):
    import random

    n = encryptor.public_key.n
    total = [pow(random.randrange(2, n), n, n**2) for _ in others[victim]]
    for name, ciphertexts in others.items():
        if name != victim:
            total = [t * pow(c, -1, n**2) % n**2 for t, c in zip(total, ciphertexts)]
    return total
