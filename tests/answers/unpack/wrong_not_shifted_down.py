# advice: not-shifted-down
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    slots, mask = plaintext_bits // slot_bits, 2**slot_bits - 1
    return [each & mask << place * slot_bits for each in plaintexts for place in range(slots)][:count]
