# advice: high-first
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    slots = plaintext_bits // slot_bits
    integers = []
    for plaintext in plaintexts:
        mine = []
        for place in range(slots):
            mine.insert(0, (plaintext >> place * slot_bits) % 2**slot_bits)
        integers += mine
    return integers[:count]
