# advice: adds-summands
def choose_slot_bits(bits, summands):
    return bits + summands
