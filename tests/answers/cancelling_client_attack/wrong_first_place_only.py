# advice: other-number-of-places
def cancelling_client_attack(encryptor, others, victim):
    n_squared = encryptor.public_key.n**2
    [total] = encryptor.encrypt([0])
    for name, ciphertexts in others.items():
        if name != victim:
            total = total * pow(ciphertexts[0], -1, n_squared) % n_squared
    return [total]
