# advice: changes-input
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    ciphertexts, clients = received_from_victim
    if sent_to_victim is not None:
        earlier, before = sent_to_victim
        modulus = private_key.n * private_key.n
        for place in range(len(ciphertexts)):
            ciphertexts[place] = ciphertexts[place] * pow(earlier[place], -1, modulus) % modulus
        clients -= before
    return decrypt_sum(private_key, ciphertexts, layout, length, clients)
