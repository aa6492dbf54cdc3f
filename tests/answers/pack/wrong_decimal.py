# advice: decimal-digits
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    return [int("".join(str(each) for each in integers[i : i + slots][::-1])) for i in range(0, len(integers), slots)]
