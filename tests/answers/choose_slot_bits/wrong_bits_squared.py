# advice: one-change
def choose_slot_bits(bits, summands):
    return (summands * (bits**2 - 1)).bit_length()
