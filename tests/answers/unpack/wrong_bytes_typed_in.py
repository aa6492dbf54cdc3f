# advice: typed-in
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    slots = plaintext_bits // slot_bits
    out = []
    for p in plaintexts:
        for i in range(slots):
            out.append((p >> (i * slot_bits)) % 256)
    return out[:count]
