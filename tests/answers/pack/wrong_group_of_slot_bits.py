# advice: slots-are-slot-bits
def pack(integers, slot_bits, plaintext_bits):
    return [
        sum(integer << slot_bits * place for place, integer in enumerate(integers[start : start + slot_bits]))
        for start in range(0, len(integers), slot_bits)
    ]
