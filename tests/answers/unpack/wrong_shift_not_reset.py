# advice: shift-goes-on
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    out = []
    shift = 0
    for p in plaintexts:
        for _ in range(plaintext_bits // slot_bits):
            out.append((p >> shift) & ((1 << slot_bits) - 1))
            shift += slot_bits
    return out[:count]
