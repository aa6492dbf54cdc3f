# right: bit_length of the largest sum
def choose_slot_bits(bits, summands):
    largest = 2**bits - 1
    return (summands * largest).bit_length()
