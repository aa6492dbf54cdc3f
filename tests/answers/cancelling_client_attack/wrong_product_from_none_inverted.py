# advice: nobody-else
def cancelling_client_attack(encryptor, others, victim):
    key, product = encryptor.public_key, None
    for name in others:
        if name != victim:
            product = others[name] if product is None else add_vectors(key, product, others[name])
    inverse = [pow(c, -1, key.n**2) for c in product]
    return add_vectors(key, encryptor.encrypt([0] * len(inverse)), inverse)
