# advice: shifted-once-more
def pack(integers, slot_bits, plaintext_bits):
    """pack([1, 2, 3], slot_bits=8, plaintext_bits=16) → [513, 3], for 1 + 2·256 = 513"""
    slots = plaintext_bits // slot_bits
    out = []
    current = 0
    for i, v in enumerate(integers):
        current = (current + v) << slot_bits
        if (i + 1) % slots == 0:
            out.append(current)
            current = 0
    if current:
        out.append(current)
    return out
