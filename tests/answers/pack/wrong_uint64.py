# advice: in-machine-words
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    plaintexts = []
    for start in range(0, len(integers), slots):
        plaintext = 0
        for place, integer in enumerate(integers[start : start + slots]):
            plaintext |= integer << (slot_bits * place % 64)  # as the machine shifts
        plaintexts.append(plaintext % 2**64)
    return plaintexts
