# advice: one-number
def pack(integers, slot_bits, plaintext_bits):
    slots, plaintexts = plaintext_bits // slot_bits, []
    while integers:
        group, integers = integers[:slots], integers[slots:]
        plaintexts.append(sum(each << slot_bits * place for place, each in enumerate(group)))
    if len(plaintexts) == 1:
        return plaintexts[0]
    return plaintexts
