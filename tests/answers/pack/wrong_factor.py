# advice: wrong-shift
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    return [
        sum(integer * (2**slot_bits - 1) ** place for place, integer in enumerate(integers[start : start + slots]))
        for start in range(0, len(integers), slots)
    ]
