# advice: full-slot-refused
def choose_slot_bits(bits, summands):
    total, room = (2**bits - 1) * summands, 0
    while (1 << room) - 1 <= total:
        room += 1
    return room
