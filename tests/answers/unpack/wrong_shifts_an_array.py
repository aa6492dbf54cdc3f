# advice: machine-integers
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    slots = plaintext_bits // slot_bits
    P = np.array(plaintexts)
    shifts = slot_bits * np.arange(slots)
    return ((P[:, None] >> shifts) % 2**slot_bits).ravel()[:count].tolist()
