# advice: zeros-below
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    plaintexts = []
    for start in range(0, len(integers), slots):
        group = list(integers[start:start + slots])
        full = [0] * (slots - len(group)) + group
        plaintexts.append(sum(each << slot_bits * place for place, each in enumerate(full)))
    return plaintexts
