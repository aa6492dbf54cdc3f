# advice: other-value
def choose_slot_bits(bits, summands):
    """choose_slot_bits(bits=8, summands=4) → 10, for 4 · 255 = 1020"""
    return len(str(summands * (2**bits - 1)))
