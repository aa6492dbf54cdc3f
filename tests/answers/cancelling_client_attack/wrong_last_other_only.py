# advice: others-left
def cancelling_client_attack(encryptor, others, victim):
    n_squared = encryptor.public_key.n**2
    zeros = encryptor.encrypt([0] * len(others[victim]))
    total = zeros
    for name, ciphertexts in others.items():
        if name != victim:
            total = [z * pow(c, -1, n_squared) % n_squared for z, c in zip(zeros, ciphertexts)]
    return total
