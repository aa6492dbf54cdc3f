# advice: other-value
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    out = []
    for start in range(0, len(integers), slots):
        value = 0
        for v in integers[start:start + slots]:
            if v == 0:
                break
            value += v << (integers[start:start + slots].index(v)) * slot_bits
        out.append(value)
    return out
