# advice: power-of-two
def choose_slot_bits(bits, summands):
    return ((2**bits - 1) * summands - 1).bit_length()
