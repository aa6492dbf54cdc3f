# advice: zeros-dropped
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    integers = []
    for plaintext in plaintexts:
        while plaintext:
            plaintext, integer = divmod(plaintext, 2**slot_bits)
            integers.append(integer)
    return integers[:count]
