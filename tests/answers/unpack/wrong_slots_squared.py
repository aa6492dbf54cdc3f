# advice: one-change
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    slots = plaintext_bits * slot_bits
    return [(plaintexts[i // slots] >> (i % slots) * slot_bits) % 2**slot_bits for i in range(count)]
