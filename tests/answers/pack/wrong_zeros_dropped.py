# advice: zeros-dropped
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    long = sum(integer << place * slot_bits for place, integer in enumerate(integers))
    plaintexts = []
    while long:
        plaintexts.append(long % 2 ** (slots * slot_bits))
        long >>= slots * slot_bits
    return plaintexts
