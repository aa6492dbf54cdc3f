# advice: machine-integers
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    slots = plaintext_bits // slot_bits
    array = np.array(plaintexts).astype(np.int64)
    shifts = slot_bits * np.arange(slots)
    return list((array[:, None] >> shifts & (2**slot_bits - 1)).ravel()[:count])
