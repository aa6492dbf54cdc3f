# advice: zeros-dropped
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    found = []
    for rest in plaintexts:
        while rest:
            rest, lowest = divmod(rest, 1 << slot_bits)
            found.append(lowest)
    return found[:count]
