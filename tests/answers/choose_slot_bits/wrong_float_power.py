# advice: float-rounding
def choose_slot_bits(bits, summands):
    return math.floor(math.log2(summands * (2.0**bits - 1))) + 1
