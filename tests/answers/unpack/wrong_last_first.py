# advice: last-first
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    slots = plaintext_bits // slot_bits
    integers = []
    for plaintext in reversed(plaintexts):
        for place in range(slots):
            integers.append((plaintext >> place * slot_bits) % 2**slot_bits)
    return integers[:count]
