# advice: wrong-type
def cancelling_client_attack(encryptor, others, victim):
    n_squared = encryptor.public_key.n**2
    return {name: [pow(c, -1, n_squared) for c in each] for name, each in others.items() if name != victim}
