# advice: across-the-border
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    row, shift = 0, 0
    for plaintext in plaintexts:
        row |= plaintext << shift
        shift += plaintext_bits
    numbers = []
    for _ in range(count):
        numbers.append(row & ((1 << slot_bits) - 1))
        row >>= slot_bits
    return numbers
