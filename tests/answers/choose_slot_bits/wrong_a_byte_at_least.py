# advice: capped
def choose_slot_bits(bits, summands):
    largest = (2**bits - 1) * summands
    return max(8, largest.bit_length())
