# advice: one-line-too-many
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    numbers = []
    for plaintext in plaintexts:
        for place in range(plaintext_bits // slot_bits):
            slot = plaintext >> slot_bits * place
            slot %= 1 << slot_bits
            numbers.append(slot)
            plaintext //= 2**slot_bits
    return numbers[:count]
