# advice: first-only
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    slots, plaintext = plaintext_bits // slot_bits, plaintexts[0]
    return [plaintext >> slot_bits * place & (1 << slot_bits) - 1 for place in range(slots)]
