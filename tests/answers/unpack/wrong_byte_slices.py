# advice: whole-bytes
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    size, slots = (slot_bits + 7) // 8, plaintext_bits // slot_bits
    found = []
    for each in plaintexts:
        data = each.to_bytes(size * slots + 8, "little")
        found.extend(int.from_bytes(data[k * size : (k + 1) * size], "little") for k in range(slots))
    return found[:count]
