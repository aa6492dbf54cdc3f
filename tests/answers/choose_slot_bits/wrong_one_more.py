# advice: adds-one
def choose_slot_bits(bits, summands):
    return (summands * (2**bits - 1)).bit_length() + 1
