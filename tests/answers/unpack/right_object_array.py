# right: NumPy with Python's integers
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    slots = plaintext_bits // slot_bits
    shifts = np.array([1 << (slot_bits * place) for place in range(slots)], dtype=object)
    return (np.array(plaintexts, dtype=object)[:, None] // shifts % (1 << slot_bits)).ravel()[:count]
