# advice: one-number
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    for number in range(count):
        plaintext = plaintexts[number // (plaintext_bits // slot_bits)]
        slot = plaintext >> number % (plaintext_bits // slot_bits) * slot_bits
        slot %= 1 << slot_bits
    return slot
