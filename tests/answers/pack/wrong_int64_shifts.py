# advice: in-64-bits
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    plaintexts = []
    for start in range(0, len(integers), slots):
        group = np.array(integers[start : start + slots])
        plaintexts.append(int(np.sum(group << (slot_bits * np.arange(len(group))))))
    return plaintexts
