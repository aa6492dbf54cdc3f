# advice: float-digits
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    slots = plaintext_bits // slot_bits
    out = []
    for p in plaintexts:
        for k in range(slots):
            out.append(int(p // 2.0 ** (slot_bits * k)) % 2**slot_bits)
    return out[:count]
