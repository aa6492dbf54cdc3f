# advice: rounds-down
def choose_slot_bits(bits, summands):
    width = bits
    while summands > 1:
        summands //= 2
        width += 1
    return width
