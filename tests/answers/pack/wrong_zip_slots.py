# advice: as-many-plaintexts-as-slots
def pack(integers, slot_bits, plaintext_bits):
    """pack([1, 2, 3], slot_bits=8, plaintext_bits=16) → [513, 3], for 1 + 2·256 = 513"""
    slots = plaintext_bits // slot_bits
    chunks = np.array_split(integers, slots)
    return [sum(int(v) << (i * slot_bits) for i, v in enumerate(chunk)) for chunk in chunks]
