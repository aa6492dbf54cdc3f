# advice: one-too-wide
def choose_slot_bits(bits, summands):
    return bits + summands.bit_length()
