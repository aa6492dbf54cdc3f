# advice: one-summand-less
def choose_slot_bits(bits, summands):
    largest = 2**bits - 1
    return max(bits, (largest * (summands - 1)).bit_length())
