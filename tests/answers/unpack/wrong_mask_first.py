# advice: cut-before-shift
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    out = []
    for p in plaintexts:
        for k in range(plaintext_bits // slot_bits):
            out.append((p % 2**slot_bits) >> (k * slot_bits))
    return out[:count]
