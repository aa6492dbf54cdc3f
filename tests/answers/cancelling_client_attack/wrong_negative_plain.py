# advice: encrypts-ciphertexts
def cancelling_client_attack(encryptor, others, victim):
    """others: name → ciphertexts → the ciphertexts to post"""
    mine = []
    for i in range(len(others[victim])):
        s = sum(c[i] for name, c in others.items() if name != victim)
        mine.append(-s)
    return encryptor.encrypt(mine)
