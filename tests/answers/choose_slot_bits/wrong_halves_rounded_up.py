# advice: power-of-two
def choose_slot_bits(bits, summands):
    left, width = summands * (2**bits - 1), 0
    while left > 1:
        left = (left + 1) // 2
        width += 1
    return width or 1
