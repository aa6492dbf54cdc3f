# advice: zero-takes-no-slot
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    plaintexts = []
    for start in range(0, len(integers), slots):
        plaintext = 0
        for number in integers[start : start + slots]:
            used = -(-plaintext.bit_length() // slot_bits)
            plaintext |= number << (used * slot_bits)
        plaintexts.append(plaintext)
    return plaintexts
