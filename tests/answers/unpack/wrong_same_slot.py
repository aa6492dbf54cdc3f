# advice: same-slot
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    slots, mask = plaintext_bits // slot_bits, 2**slot_bits - 1
    return [each & mask for each in plaintexts for _ in range(slots)][:count]
