# advice: out-of-reach
def cancelling_client_attack(encryptor, others, victim):
    n2 = encryptor.public_key.n_squared
    result = encryptor.encrypt([0] * len(others[victim]))
    for place in range(len(result)):
        rest = sum(others[name][place] for name in others if name != victim)
        result[place] = result[place] * pow(rest, -1, n2) % n2
    return result
