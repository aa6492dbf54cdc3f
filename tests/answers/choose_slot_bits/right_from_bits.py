# right: from the bits up
def choose_slot_bits(bits, summands):
    width = bits
    while summands * (2**bits - 1) >> width:
        width += 1
    return width
