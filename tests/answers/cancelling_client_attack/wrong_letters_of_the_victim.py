# advice: others-left
def cancelling_client_attack(encryptor, others, victim):
    modulus = encryptor.public_key.n_squared
    posted = encryptor.encrypt([0] * len(others[victim]))
    for name in others:
        if name not in victim:
            for place, theirs in enumerate(others[name]):
                posted[place] = posted[place] * pow(theirs, -1, modulus) % modulus
    return posted
