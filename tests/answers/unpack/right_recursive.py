# right: recursion
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    slots = plaintext_bits // slot_bits

    def apart(plaintext, places):
        if places == 0:
            return []
        return [plaintext % 2**slot_bits] + apart(plaintext >> slot_bits, places - 1)

    return sum((apart(plaintext, slots) for plaintext in plaintexts), [])[:count]
