# advice: rounds-down
def choose_slot_bits(bits, summands):
    return round(math.log2(summands * (2**bits - 1)))
