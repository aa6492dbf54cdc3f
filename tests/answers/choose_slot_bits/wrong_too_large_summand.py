# advice: one-too-wide
def choose_slot_bits(bits, summands):
    return (summands * 2**bits).bit_length()
