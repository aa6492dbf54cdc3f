# advice: made-up-total
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    if sent_to_victim is None:
        nothing = [0] * len(received_from_victim[0])
        sent_to_victim = nothing, 1
    return difference_attack(private_key, sent_to_victim, received_from_victim, length, layout)
