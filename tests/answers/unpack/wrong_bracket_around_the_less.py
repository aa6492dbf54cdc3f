# advice: one-change
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    ones = 1 << slot_bits - 1
    slots = plaintext_bits // slot_bits
    found = [number >> place * slot_bits & ones for number in plaintexts for place in range(slots)]
    return found[:count]
