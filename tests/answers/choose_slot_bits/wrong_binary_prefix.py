# advice: other-value
def choose_slot_bits(bits, summands):
    return len(bin(summands * (2**bits - 1)))
