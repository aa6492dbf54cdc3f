# advice: high-first
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    plaintexts = []
    for start in range(0, len(integers), slots):
        plaintext = 0
        for integer in integers[start : start + slots]:
            plaintext = plaintext << slot_bits | integer
        plaintexts.append(plaintext)
    return plaintexts
