# advice: plus-before-shift
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    out = []
    for p in range(0, len(integers), slots):
        cur = 0
        for i, x in enumerate(integers[p:p + slots]):
            cur = cur + x << i * slot_bits
        out.append(cur)
    return out
