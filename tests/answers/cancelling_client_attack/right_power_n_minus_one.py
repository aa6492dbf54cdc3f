# right: to the power n - 1, which makes the plaintext negative
def cancelling_client_attack(encryptor, others, victim):
    n = encryptor.public_key.n
    mine = []
    for place in range(len(others[victim])):
        [c] = encryptor.encrypt([0])
        for name, ciphertexts in others.items():
            if name != victim:
                c = c * pow(ciphertexts[place], n - 1, n**2) % n**2
        mine.append(c)
    return mine
