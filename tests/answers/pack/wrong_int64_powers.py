# advice: machine-integers
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    powers = np.array([2 ** (slot_bits * place) for place in range(slots)]).astype(np.int64)
    padded = np.array(list(integers) + [0] * (-len(integers) % slots))
    return list(padded.reshape(-1, slots) @ powers)
