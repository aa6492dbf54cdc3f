# advice: too-few-slots
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits - 1
    plaintexts = []
    for i, integer in enumerate(integers):
        if i % slots == 0:
            plaintexts.append(0)
        plaintexts[-1] |= integer << slot_bits * (i % slots)
    return plaintexts
