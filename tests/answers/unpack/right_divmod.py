# right: divmod, slot after slot
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    integers = []
    for plaintext in plaintexts:
        for _ in range(plaintext_bits // slot_bits):
            plaintext, integer = divmod(plaintext, 2**slot_bits)
            if len(integers) < count:
                integers.append(integer)
    return integers
