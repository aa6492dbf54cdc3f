# advice: divmod-turned
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    numbers = []
    for rest in plaintexts:
        for _ in range(plaintext_bits // slot_bits):
            number, rest = divmod(rest, 2**slot_bits)
            numbers.append(number)
    return numbers[:count]
