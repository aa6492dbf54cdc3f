# advice: count-of-quotient
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    later, count = received_from_victim
    if sent_to_victim is not None:
        square = private_key.n**2
        later = [b * pow(a, -1, square) % square for a, b in zip(sent_to_victim[0], later)]
    return decrypt_sum(private_key, later, layout, length, count)
