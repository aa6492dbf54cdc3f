# right: a loop that doubles
def choose_slot_bits(bits, summands):
    width = 0
    while 2**width <= summands * (2**bits - 1):
        width += 1
    return width
