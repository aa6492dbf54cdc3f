# advice: same-every-time
def cancelling_client_attack(encryptor, others, victim):
    n = encryptor.public_key.n
    total = [pow(12345 + place, n, n**2) for place in range(len(others[victim]))]
    for name, ciphertexts in others.items():
        if name != victim:
            total = [t * pow(c, -1, n**2) % n**2 for t, c in zip(total, ciphertexts)]
    return total
