# advice: count-in-each
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    out = []
    for p in plaintexts:
        while count > 0:
            out.append(p % 2**slot_bits)
            p >>= slot_bits
            count -= 1
    return out
