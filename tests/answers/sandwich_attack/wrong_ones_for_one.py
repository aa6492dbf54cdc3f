# advice: something-for-none
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    before = sent_to_victim or ([1 for _ in received_from_victim[0]], 1)
    opened = [decrypt_sum(private_key, total, layout, length, count) for total, count in (received_from_victim, before)]
    return opened[0] - opened[1]
