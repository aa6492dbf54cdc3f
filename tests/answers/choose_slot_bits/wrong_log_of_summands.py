# advice: one-too-wide
def choose_slot_bits(bits, summands):
    return bits + math.ceil(math.log2(summands))
