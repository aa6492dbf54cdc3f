# advice: one-each
def pack(integers, slot_bits, plaintext_bits):
    return [integer << 0 for integer in integers]
