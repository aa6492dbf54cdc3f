# advice: one-number
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    for start in range(0, len(integers), slots):
        return sum(integer << slot_bits * place for place, integer in enumerate(integers[start : start + slots]))
