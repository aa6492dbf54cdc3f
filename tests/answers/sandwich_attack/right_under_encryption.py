# right: subtracts under encryption
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    total, count = received_from_victim
    if sent_to_victim is not None:
        n_squared = private_key.n**2
        total = [b * pow(a, -1, n_squared) % n_squared for a, b in zip(sent_to_victim[0], total)]
    return decrypt_sum(private_key, total, layout, length, 1)
