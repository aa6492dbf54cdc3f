# advice: not-filled-up
def pack(integers, slot_bits, plaintext_bits):
    slots, plaintexts = plaintext_bits // slot_bits, []
    for start in range(0, len(integers), slots):
        bits = ""
        for integer in integers[start : start + slots]:
            bits = bin(integer)[2:] + bits
        plaintexts.append(int(bits, 2))
    return plaintexts
