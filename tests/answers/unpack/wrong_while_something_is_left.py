# advice: moves-up
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    found = []
    for rest in plaintexts:
        while rest:
            rest, number = divmod(rest, 1 << slot_bits)
            found.append(number)
    while len(found) < count:
        found.append(0)
    return found[:count]
