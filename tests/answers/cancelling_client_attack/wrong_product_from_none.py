# advice: nobody-else
def cancelling_client_attack(encryptor, others, victim):
    key, product = encryptor.public_key, None
    for name, ciphertexts in others.items():
        if name != victim:
            product = ciphertexts if product is None else add_vectors(key, product, ciphertexts)
    zeros = encryptor.encrypt([0] * len(product))
    return add_vectors(key, zeros, [pow(c, -1, key.n**2) for c in product])
