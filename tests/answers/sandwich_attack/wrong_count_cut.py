# advice: last-left-out
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    if sent_to_victim is None:
        return decrypt_sum(private_key, received_from_victim[0], layout, length, received_from_victim[1])
    before = decrypt_sum(private_key, sent_to_victim[0], layout, length, sent_to_victim[1])
    after = decrypt_sum(private_key, received_from_victim[0], layout, length, received_from_victim[1])
    return (after - before)[:-1]
