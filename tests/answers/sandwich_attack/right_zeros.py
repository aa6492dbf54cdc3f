# right: nothing is a vector of zeros
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    before = np.zeros(length, dtype=int)
    if sent_to_victim is not None:
        before = decrypt_sum(private_key, sent_to_victim[0], layout, length, sent_to_victim[1])
    total, count = received_from_victim
    return decrypt_sum(private_key, total, layout, length, count) - before
