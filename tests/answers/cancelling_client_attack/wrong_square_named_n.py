# advice: out-of-reach
def cancelling_client_attack(encryptor, others, victim):
    n = encryptor.public_key.n
    n **= 2
    posted = encryptor.encrypt([0] * len(others[victim]))
    for name in others:
        if name != victim:
            posted = [(mine + pow(theirs, -1, n)) % n for mine, theirs in zip(posted, others[name])]
    return posted
