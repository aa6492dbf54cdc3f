# advice: power-of-two
def choose_slot_bits(bits, summands):
    return math.ceil(math.log2(summands * (2**bits - 1)))
