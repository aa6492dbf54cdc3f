# advice: raises
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    earlier = None
    if sent_to_victim is None:
        earlier = 0
    running, count = received_from_victim
    later = decrypt_sum(private_key, running, layout, length, count)
    return later - earlier
