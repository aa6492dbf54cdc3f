# advice: inverse-modulo-n
def cancelling_client_attack(encryptor, others, victim):
    n = encryptor.public_key.n
    total = encryptor.encrypt([0] * len(others[victim]))
    for name, ciphertexts in others.items():
        if name != victim:
            total = [t * pow(c, -1, n) % n**2 for t, c in zip(total, ciphertexts)]
    return total
