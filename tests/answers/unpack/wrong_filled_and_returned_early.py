# advice: returns-in-loop
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    numbers, at = [0] * count, 0
    for plaintext in plaintexts:
        for place in range(min(plaintext_bits // slot_bits, count - at)):
            numbers[at] = plaintext >> place * slot_bits & 2**slot_bits - 1
            at += 1
        return numbers
