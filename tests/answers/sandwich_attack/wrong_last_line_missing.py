# advice: returns-none
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    total, count = received_from_victim
    if sent_to_victim is None:
        return decrypt_sum(private_key, total, layout, length, count)
    victim = difference_attack(private_key, sent_to_victim, received_from_victim, length, layout)
    if len(victim) != length:
        raise ValueError("the layout does not fit")
