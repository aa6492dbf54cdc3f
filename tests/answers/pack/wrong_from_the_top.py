# advice: high-first
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    plaintexts = []
    for start in range(0, len(integers), slots):
        plaintext = 0
        for place, integer in enumerate(integers[start : start + slots]):
            plaintext += integer << (slots - 1 - place) * slot_bits
        plaintexts.append(plaintext)
    return plaintexts
