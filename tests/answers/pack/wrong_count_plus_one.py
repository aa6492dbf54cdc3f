# advice: extra-plaintext
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    plaintexts = [0] * (len(integers) // slots + 1)
    for i, integer in enumerate(integers):
        plaintexts[i // slots] += integer << (i % slots * slot_bits)
    return plaintexts
