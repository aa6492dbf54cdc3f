# advice: equal-ones
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    plaintexts = []
    for start in range(0, len(integers), slots):
        group = integers[start : start + slots]
        plaintexts.append(sum(number << (group.index(number) * slot_bits) for number in group))
    return plaintexts
