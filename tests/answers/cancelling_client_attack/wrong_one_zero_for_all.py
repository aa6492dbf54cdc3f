# advice: list-repeated
def cancelling_client_attack(encryptor, others, victim):
    n_squared = encryptor.public_key.n**2
    total = encryptor.encrypt([0]) * len(others[victim])
    for name, ciphertexts in others.items():
        if name != victim:
            total = [t * pow(c, -1, n_squared) % n_squared for t, c in zip(total, ciphertexts)]
    return total
