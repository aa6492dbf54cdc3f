# advice: nobody-else
def cancelling_client_attack(encryptor, others, victim):
    from functools import reduce

    key = encryptor.public_key
    rest = [ciphertexts for name, ciphertexts in others.items() if name != victim]
    product = reduce(lambda a, b: add_vectors(key, a, b), rest)
    zeros = encryptor.encrypt([0] * len(product))
    return add_vectors(key, zeros, [pow(c, -1, key.n**2) for c in product])
