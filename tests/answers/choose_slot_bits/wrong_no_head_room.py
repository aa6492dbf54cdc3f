# advice: no-head-room
def choose_slot_bits(bits, summands):
    return bits
