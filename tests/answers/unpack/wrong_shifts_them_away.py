# advice: changes-input
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    integers = []
    for place in range(len(plaintexts)):
        for _ in range(plaintext_bits // slot_bits):
            integers.append(plaintexts[place] % 2**slot_bits)
            plaintexts[place] = plaintexts[place] // 2**slot_bits
    return integers[:count]
