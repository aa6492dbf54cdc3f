# advice: nobody-before
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    after, count = received_from_victim
    before, fewer = sent_to_victim or ([1] * len(after), 0)
    later = decrypt_sum(private_key, after, layout, length, count)
    return later - decrypt_sum(private_key, before, layout, length, fewer)
