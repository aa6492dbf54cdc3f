# advice: negated
def cancelling_client_attack(encryptor, others, victim):
    n_squared = encryptor.public_key.n**2
    total = [1] * len(others[victim])
    for name, ciphertexts in others.items():
        if name != victim:
            total = [t * c % n_squared for t, c in zip(total, ciphertexts)]
    return [-t for t in total]
