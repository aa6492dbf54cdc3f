# right: multiplies, then inverts once
def cancelling_client_attack(encryptor, others, victim):
    n = encryptor.public_key.n
    product = [1] * len(others[victim])
    for name, ciphertexts in others.items():
        if name != victim:
            product = [a * b % n**2 for a, b in zip(product, ciphertexts)]
    return [pow(p, -1, n**2) * z % n**2 for p, z in zip(product, encryptor.encrypt([0] * len(product)))]
