# right: NumPy with Python's integers
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    factors = np.array([1 << (slot_bits * place) for place in range(slots)], dtype=object)
    padded = np.array(list(integers) + [0] * (-len(integers) % slots), dtype=object)
    return (padded.reshape(-1, slots) * factors).sum(axis=1)
