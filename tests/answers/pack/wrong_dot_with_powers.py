# advice: in-64-bits
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    powers = np.array([2 ** (slot_bits * i) for i in range(slots)])
    out = []
    for s in range(0, len(integers), slots):
        g = np.array(integers[s:s + slots])
        out.append(int(np.dot(g, powers[:len(g)])))
    return out
