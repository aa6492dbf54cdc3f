# advice: piles-up
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    plaintexts, plaintext = [], 0
    for start in range(0, len(integers), slots):
        for place, integer in enumerate(integers[start : start + slots]):
            plaintext += integer << place * slot_bits
        plaintexts.append(plaintext)
    return plaintexts
