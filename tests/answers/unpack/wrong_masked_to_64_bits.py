# advice: in-64-bits
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    slots = plaintext_bits // slot_bits
    short = [each & 0xFFFF_FFFF_FFFF_FFFF for each in plaintexts]
    return [(each >> place * slot_bits) % 2**slot_bits for each in short for place in range(slots)][:count]
