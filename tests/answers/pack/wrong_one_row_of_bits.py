# advice: across-the-border
def pack(integers, slot_bits, plaintext_bits):
    row = 0
    for integer in reversed(integers):
        row = row << slot_bits | integer
    count = -(-len(integers) * slot_bits // plaintext_bits)
    return [row >> (k * plaintext_bits) & ((1 << plaintext_bits) - 1) for k in range(count)]
