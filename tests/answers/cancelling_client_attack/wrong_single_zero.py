# advice: one-ciphertext-repeated
def cancelling_client_attack(encryptor, others, victim):
    modulus = encryptor.public_key.n ** 2
    (noise,) = encryptor.encrypt([0])
    result = [noise for _ in others[victim]]
    for name in others:
        if name == victim:
            continue
        for place, ciphertext in enumerate(others[name]):
            result[place] = result[place] * pow(ciphertext, -1, modulus) % modulus
    return result
