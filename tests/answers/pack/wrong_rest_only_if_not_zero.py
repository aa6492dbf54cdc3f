# advice: zeros-dropped
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    plaintexts, plaintext, place = [], 0, 0
    for integer in integers:
        plaintext += integer << (place * slot_bits)
        place += 1
        if place == slots:
            plaintexts.append(plaintext)
            plaintext, place = 0, 0
    if plaintext:
        plaintexts.append(plaintext)
    return plaintexts
