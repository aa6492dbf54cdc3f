# advice: shifted-once-more
def pack(integers, slot_bits, plaintext_bits):
    """pack([1, 2, 3], slot_bits=8, plaintext_bits=16) → [513, 3], for 1 + 2·256 = 513"""
    per = plaintext_bits // slot_bits
    packed = []
    for start in range(0, len(integers), per):
        number = 0
        for place, value in enumerate(integers[start:start + per], 1):
            number |= value << (place * slot_bits)
        packed.append(number)
    return packed
