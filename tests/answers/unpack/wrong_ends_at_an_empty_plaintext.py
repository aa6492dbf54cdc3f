# advice: one-change
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    numbers, which = [], 0
    while which < len(plaintexts) and plaintexts[which] != 0:
        for place in range(plaintext_bits // slot_bits):
            numbers.append((plaintexts[which] >> place * slot_bits) % (1 << slot_bits))
        which += 1
    return numbers[:count]
