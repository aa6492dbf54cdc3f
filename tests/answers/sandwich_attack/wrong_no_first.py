# advice: first-client
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    return difference_attack(private_key, sent_to_victim, received_from_victim, length, layout)
