# advice: other-value
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    """unpack([513, 3], slot_bits=8, plaintext_bits=16, count=3) → [1, 2, 3]"""
    slots = plaintext_bits // slot_bits
    numbers = [(p >> (i * slot_bits)) % (2^slot_bits) for i in range(slots) for p in plaintexts]
    return numbers[:count]
