# advice: stops-early
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    slots = plaintext_bits // slot_bits
    return [
        (each >> place * slot_bits) % 2**slot_bits for each in plaintexts[: count // slots] for place in range(slots)
    ]
