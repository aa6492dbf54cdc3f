# advice: value-lost
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    later, count = received_from_victim
    if sent_to_victim is None:
        decrypt_sum(private_key, later, layout, length, count)
    else:
        earlier, fewer = sent_to_victim
        after = decrypt_sum(private_key, later, layout, length, count)
        return after - decrypt_sum(private_key, earlier, layout, length, fewer)
