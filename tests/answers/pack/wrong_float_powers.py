# advice: float-digits
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    plaintexts = []
    for start in range(0, len(integers), slots):
        plaintext = 0.0
        for place, integer in enumerate(integers[start : start + slots]):
            plaintext += integer * 2.0 ** (slot_bits * place)
        plaintexts.append(int(plaintext))
    return plaintexts
