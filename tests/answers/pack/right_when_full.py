# right: a plaintext that is closed when it is full
def pack(integers, slot_bits, plaintext_bits):
    plaintexts, plaintext, used = [], 0, 0
    for integer in integers:
        if used + slot_bits > plaintext_bits:
            plaintexts.append(plaintext)
            plaintext, used = 0, 0
        plaintext += integer << used
        used += slot_bits
    plaintexts.append(plaintext)
    return tuple(plaintexts)
