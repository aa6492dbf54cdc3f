# right: shifts and a mask
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    slots, mask = plaintext_bits // slot_bits, (1 << slot_bits) - 1
    integers = []
    for plaintext in plaintexts:
        for place in range(slots):
            integers.append(plaintext >> place * slot_bits & mask)
    return integers[:count]
