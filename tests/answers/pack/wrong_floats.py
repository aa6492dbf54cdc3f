# advice: returns-floats
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    return [
        math.fsum(integer * 2.0 ** (slot_bits * place) for place, integer in enumerate(integers[start : start + slots]))
        for start in range(0, len(integers), slots)
    ]
