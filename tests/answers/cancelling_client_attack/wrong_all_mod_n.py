# advice: inverse-modulo-n
def cancelling_client_attack(encryptor, others, victim):
    n = encryptor.public_key.n
    total = [1] * len(others[victim])
    for name, ciphertexts in others.items():
        if name != victim:
            total = [t * pow(c, -1, n) % n for t, c in zip(total, ciphertexts)]
    return total
