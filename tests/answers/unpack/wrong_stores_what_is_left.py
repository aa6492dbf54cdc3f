# advice: no-mask
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    found = []
    for rest in plaintexts:
        for _ in range(plaintext_bits // slot_bits):
            found.append(rest)
            rest >>= slot_bits
    return found[:count]
