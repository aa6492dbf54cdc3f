# advice: ends-the-loop
def cancelling_client_attack(encryptor, others, victim):
    n2 = encryptor.public_key.n_squared
    result = encryptor.encrypt([0] * len(others[victim]))
    for name in others:
        if name == victim:
            break
        for place, c in enumerate(others[name]):
            result[place] = result[place] * pow(c, -1, n2) % n2
    return result
