# advice: not-decrypted
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    if not sent_to_victim:
        handed_on, _ = received_from_victim
        return handed_on
    return difference_attack(private_key, sent_to_victim, received_from_victim, length, layout)
