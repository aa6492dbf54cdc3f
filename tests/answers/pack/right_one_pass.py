# right: one pass with divmod
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    plaintexts = [0] * -(-len(integers) // slots)
    for i, integer in enumerate(integers):
        which, place = divmod(i, slots)
        plaintexts[which] += integer << slot_bits * place
    return plaintexts
