# advice: stops-early
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    slots = plaintext_bits // slot_bits
    out = []
    for n, p in enumerate(plaintexts):
        last = count % slots if n == len(plaintexts) - 1 else slots
        for k in range(last):
            out.append((p >> k * slot_bits) % 2**slot_bits)
    return out
