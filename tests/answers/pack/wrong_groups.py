# advice: not-joined
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    return [integers[start : start + slots] for start in range(0, len(integers), slots)]
