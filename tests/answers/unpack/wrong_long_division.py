# advice: float-division
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    slots = plaintext_bits // slot_bits
    integers = []
    for plaintext in plaintexts:
        for place in range(slots):
            integers.append(plaintext // 2 ** (place * slot_bits) % 2**slot_bits)
    used = sum(plaintext / 2**slot_bits for plaintext in plaintexts)
    return integers[:count] if used >= 0 else []
