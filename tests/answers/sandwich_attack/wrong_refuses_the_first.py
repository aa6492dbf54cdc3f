# advice: refuses-first
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    if sent_to_victim is None:
        raise ValueError("first client")
    return difference_attack(private_key, sent_to_victim, received_from_victim, length, layout)
