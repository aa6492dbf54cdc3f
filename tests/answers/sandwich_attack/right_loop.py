# right: adds with signs
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    victim = 0
    for sign, pair in ((-1, sent_to_victim), (1, received_from_victim)):
        if pair is not None:
            victim = victim + sign * decrypt_sum(private_key, pair[0], layout, length, pair[1])
    return victim
