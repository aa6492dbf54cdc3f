# advice: value-lost
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    total, count = received_from_victim
    found = decrypt_sum(private_key, total, layout, length, count)
    if sent_to_victim is not None:
        found - decrypt_sum(private_key, sent_to_victim[0], layout, length, sent_to_victim[1])
    return found
