# advice: made-up-total
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    if sent_to_victim is None:
        return decrypt_sum(private_key, [received_from_victim[0]], layout, length, 1)
    return difference_attack(private_key, sent_to_victim, received_from_victim, length, layout)
