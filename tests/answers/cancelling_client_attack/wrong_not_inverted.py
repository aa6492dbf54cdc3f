# advice: not-inverted
def cancelling_client_attack(encryptor, others, victim):
    total = encryptor.encrypt([0] * len(others[victim]))
    for name, ciphertexts in others.items():
        if name != victim:
            total = add_vectors(encryptor.public_key, total, ciphertexts)
    return total
