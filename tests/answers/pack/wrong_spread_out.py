# advice: wrong-shift
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    width = plaintext_bits // slots
    return [
        sum(integer << width * place for place, integer in enumerate(integers[start : start + slots]))
        for start in range(0, len(integers), slots)
    ]
