# advice: rounds-down
def choose_slot_bits(bits, summands):
    return bits + int(math.log2(summands))
