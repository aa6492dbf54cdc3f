# advice: no-mask
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    """unpack([513, 3], slot_bits=8, plaintext_bits=16, count=3) → [1, 2, 3]"""
    slots = plaintext_bits // slot_bits
    return [number >> place * slot_bits for number in plaintexts for place in range(slots)]
