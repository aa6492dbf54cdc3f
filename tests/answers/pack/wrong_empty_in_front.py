# advice: extra-plaintext
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    plaintexts = [0]
    for place, number in enumerate(integers):
        if place % slots == 0:
            plaintexts.append(0)
        plaintexts[-1] |= number << (place % slots * slot_bits)
    return plaintexts
