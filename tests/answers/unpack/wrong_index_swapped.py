# advice: slot-by-slot
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    n = len(plaintexts)
    return [plaintexts[i % n] >> (i // n * slot_bits) & (1 << slot_bits) - 1 for i in range(count)]
