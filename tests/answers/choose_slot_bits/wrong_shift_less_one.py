# advice: one-from-the-sum
def choose_slot_bits(bits, summands):
    return ((summands << bits) - 1).bit_length()
