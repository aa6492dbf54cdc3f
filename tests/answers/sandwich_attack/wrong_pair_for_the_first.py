# advice: not-decrypted
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    if sent_to_victim is None:
        return received_from_victim
    return difference_attack(private_key, sent_to_victim, received_from_victim, length, layout)
