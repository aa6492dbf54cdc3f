# advice: whole-bytes
def choose_slot_bits(bits, summands):
    return (summands * (2**bits - 1) + 1).bit_length() + -(summands * (2**bits - 1) + 1).bit_length() % 8
