# advice: one-change
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    integers = []
    for plaintext in plaintexts:
        shift = 0
        while shift < plaintext_bits - slot_bits:
            integers.append((plaintext >> shift) % 2**slot_bits)
            shift += slot_bits
    return integers[:count]
