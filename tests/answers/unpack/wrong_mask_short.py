# advice: narrow-mask
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    slots, mask = plaintext_bits // slot_bits, 2 ** (slot_bits - 1) - 1
    return [each >> place * slot_bits & mask for each in plaintexts for place in range(slots)][:count]
