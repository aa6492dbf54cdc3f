# advice: signed
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    out = []
    half = 2**(slot_bits - 1)
    for p in plaintexts:
        for k in range(plaintext_bits // slot_bits):
            v = (p >> k * slot_bits) % 2**slot_bits
            out.append(v - 2**slot_bits if v >= half else v)
    return out[:count]
