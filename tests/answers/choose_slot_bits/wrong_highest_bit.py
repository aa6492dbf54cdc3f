# advice: highest-bit-only
def choose_slot_bits(bits, summands):
    return (summands * 2 ** (bits - 1)).bit_length()
