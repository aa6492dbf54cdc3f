# advice: returns-in-loop
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    integers = []
    for plaintext in plaintexts:
        for place in range(plaintext_bits // slot_bits):
            integers.append((plaintext >> place * slot_bits) % 2**slot_bits)
        return integers[:count]
