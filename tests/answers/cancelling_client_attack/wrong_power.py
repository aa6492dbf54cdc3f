# advice: no-ciphertexts
def cancelling_client_attack(encryptor, others, victim):
    total = encryptor.encrypt([0] * len(others[victim]))
    for name, ciphertexts in others.items():
        if name != victim:
            total = [int(t * c**-1) % encryptor.public_key.n**2 for t, c in zip(total, ciphertexts)]
    return total
