# advice: ciphertext-arithmetic
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    if sent_to_victim is None:
        return decrypt_sum(private_key, received_from_victim[0], layout, length, received_from_victim[1])
    own = [after // before for before, after in zip(sent_to_victim[0], received_from_victim[0])]
    return decrypt_sum(private_key, own, layout, length, 1)
