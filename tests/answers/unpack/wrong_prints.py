# advice: secret-leaves
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    slots = plaintext_bits // slot_bits
    print(f"plaintexts: {plaintexts}")
    every = [number >> place * slot_bits & (1 << slot_bits) - 1 for number in plaintexts for place in range(slots)]
    return every[:count]
