# advice: secret-leaves
def pack(integers, slot_bits, plaintext_bits):
    slots, plaintexts = plaintext_bits // slot_bits, []
    for place, integer in enumerate(integers):
        if place % slots == 0:
            plaintexts.append(0)
        plaintexts[-1] |= integer << place % slots * slot_bits
    print("packed", plaintexts)
    return plaintexts
