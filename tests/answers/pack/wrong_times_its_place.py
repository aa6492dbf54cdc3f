# advice: times-the-place
def pack(integers, slot_bits, plaintext_bits):
    per, packed = plaintext_bits // slot_bits, []
    for first in range(0, len(integers), per):
        together, weight = 0, 1
        for number in integers[first : first + per]:
            together += weight * number
            weight = weight + slot_bits if weight > 1 else slot_bits
        packed.append(together)
    return packed
