# advice: none-moved-up
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    return [sum(integers[i : i + slots]) for i in range(0, len(integers), slots)]
