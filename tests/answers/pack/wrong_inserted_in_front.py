# advice: plaintexts-turned
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    plaintexts = []
    for start in range(0, len(integers), slots):
        group = integers[start : start + slots]
        plaintexts.insert(0, sum(each << slot_bits * place for place, each in enumerate(group)))
    return plaintexts
