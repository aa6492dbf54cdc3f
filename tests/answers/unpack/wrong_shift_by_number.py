# advice: shift-goes-on
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    slots = plaintext_bits // slot_bits
    return [plaintexts[k // slots] >> k * slot_bits & 2**slot_bits - 1 for k in range(count)]
