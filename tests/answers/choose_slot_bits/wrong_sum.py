# advice: the-sum-itself
def choose_slot_bits(bits, summands):
    return summands * (2**bits - 1)
