# advice: ends-at-zero
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    found = []
    for plaintext in plaintexts:
        for place in range(plaintext_bits // slot_bits):
            number = plaintext >> (place * slot_bits) & (2**slot_bits - 1)
            if number == 0:
                break
            found.append(number)
    return (found + [0] * count)[:count]
