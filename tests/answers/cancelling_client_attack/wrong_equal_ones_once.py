# advice: others-left
def cancelling_client_attack(encryptor, others, victim):
    n_squared = encryptor.public_key.n**2
    total = encryptor.encrypt([0] * len(others[victim]))
    for ciphertexts in {tuple(others[name]) for name in others if name != victim}:
        total = [t * pow(c, -1, n_squared) % n_squared for t, c in zip(total, ciphertexts, strict=True)]
    return total
