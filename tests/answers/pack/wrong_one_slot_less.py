# advice: too-few-slots
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits - 1
    return [
        sum(integer << slot_bits * place for place, integer in enumerate(integers[start : start + slots]))
        for start in range(0, len(integers), slots)
    ]
