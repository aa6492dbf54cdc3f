# advice: negated
def cancelling_client_attack(encryptor, others, victim):
    total = [0] * len(others[victim])
    for name, ciphertexts in others.items():
        if name != victim:
            total = [t - c for t, c in zip(total, ciphertexts, strict=True)]
    return total
