# advice: machine-integers
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    out = []
    for i in range(0, len(integers), slots):
        value = 0
        for k, v in enumerate(integers[i : i + slots]):
            value += int(v * math.pow(2, slot_bits * k))
        out.append(value)
    return out
