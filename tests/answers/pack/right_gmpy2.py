# right: gmpy2.pack
def pack(integers, slot_bits, plaintext_bits):
    import gmpy2

    slots = plaintext_bits // slot_bits
    return [gmpy2.pack(list(integers[i : i + slots]), slot_bits) for i in range(0, len(integers), slots)]
