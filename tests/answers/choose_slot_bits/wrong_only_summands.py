# advice: bits-of-summands
def choose_slot_bits(bits, summands):
    return summands.bit_length()
