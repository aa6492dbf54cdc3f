# advice: one-plaintext
def pack(integers, slot_bits, plaintext_bits):
    return [sum(integer << place * slot_bits for place, integer in enumerate(integers))]
