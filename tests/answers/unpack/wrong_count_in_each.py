# advice: count-in-each
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    return [(each >> place * slot_bits) % 2**slot_bits for each in plaintexts for place in range(count)]
