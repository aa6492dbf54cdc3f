# advice: nobody-before
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    before = (received_from_victim[0], 0) if sent_to_victim is None else sent_to_victim
    earlier = decrypt_sum(private_key, before[0], layout, length, before[1])
    after = decrypt_sum(private_key, received_from_victim[0], layout, length, received_from_victim[1])
    return after - earlier
