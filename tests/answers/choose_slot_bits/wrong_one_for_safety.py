# advice: one-change
def choose_slot_bits(bits, summands):
    largest = 2**bits - 1
    return (summands * largest + 1).bit_length() if summands > 1 else bits
