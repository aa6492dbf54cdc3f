# advice: last-lost
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    return [
        sum(integers[i * slots + place] << slot_bits * place for place in range(slots))
        for i in range(len(integers) // slots)
    ]
