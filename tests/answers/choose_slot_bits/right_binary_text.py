# right: the length of the binary text
def choose_slot_bits(bits, summands):
    return len(f"{summands * ((1 << bits) - 1):b}")
