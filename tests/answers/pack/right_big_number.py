# right: one long number, cut by divmod
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    long = 0
    for integer in reversed(integers):
        long = long * 2**slot_bits + integer
    plaintexts = []
    for _ in range(0, len(integers), slots):
        long, plaintext = divmod(long, 2 ** (slots * slot_bits))
        plaintexts.append(plaintext)
    return plaintexts
