# advice: one-change
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    ones, numbers = (1 << slot_bits) - 1, []
    for plaintext in plaintexts:
        for shift in range(0, plaintext_bits - slot_bits + 1, slot_bits):
            numbers.append(plaintext & (ones << shift) >> shift)
    return numbers[:count]
