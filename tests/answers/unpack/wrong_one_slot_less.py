# advice: last-left-out
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    slots = plaintext_bits // slot_bits
    return [(each >> place * slot_bits) % 2**slot_bits for each in plaintexts for place in range(slots - 1)][:count]
