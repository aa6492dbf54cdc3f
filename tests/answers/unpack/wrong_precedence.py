# advice: no-mask
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    slots = plaintext_bits // slot_bits
    mask = -1
    return [each >> place * slot_bits & mask for each in plaintexts for place in range(slots)][:count]
