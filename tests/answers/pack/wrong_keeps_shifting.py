# advice: keeps-shifting
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    return [
        sum(integers[i] << i * slot_bits for i in range(start, min(start + slots, len(integers))))
        for start in range(0, len(integers), slots)
    ]
