# advice: in-64-bits
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    result = []
    for start in range(0, len(integers), slots):
        total = np.uint64(0)
        for place, value in enumerate(integers[start : start + slots]):
            total = total + np.uint64(value * 2 ** (place * slot_bits) % 2**64)
        result.append(int(total))
    return result
