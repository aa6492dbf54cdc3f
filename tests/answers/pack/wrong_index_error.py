# advice: raises
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    return [
        sum(integers[start + place] << slot_bits * place for place in range(slots))
        for start in range(0, len(integers), slots)
    ]
