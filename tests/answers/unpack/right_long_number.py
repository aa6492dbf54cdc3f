# right: one long number
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    slots = plaintext_bits // slot_bits
    long = 0
    for plaintext in reversed(plaintexts):
        long = (long << (slots * slot_bits)) + plaintext
    integers = []
    while len(integers) < count:
        integers.append(long & ((1 << slot_bits) - 1))
        long >>= slot_bits
    return tuple(integers)
