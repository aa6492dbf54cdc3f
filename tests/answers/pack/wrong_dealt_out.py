# advice: dealt-out
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    count = math.ceil(len(integers) / slots)
    return [
        sum(integer << slot_bits * place for place, integer in enumerate(integers[i::count])) for i in range(count)
    ]
