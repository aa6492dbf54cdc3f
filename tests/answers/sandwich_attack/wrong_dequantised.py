# advice: dequantised
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    after = decrypt_sum(private_key, received_from_victim[0], layout, length, received_from_victim[1])
    if sent_to_victim is None:
        return after
    before = decrypt_sum(private_key, sent_to_victim[0], layout, length, sent_to_victim[1])
    return dequantize(after - before, layout.bits, 1.0)
