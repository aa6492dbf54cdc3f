# advice: cut-from-the-left
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    slots = plaintext_bits // slot_bits
    numbers = []
    for plaintext in plaintexts:
        digits = bin(plaintext)[2:].zfill(plaintext_bits)
        pieces = [digits[i * slot_bits : (i + 1) * slot_bits] for i in range(slots)]
        numbers += [int(piece, 2) for piece in pieces[::-1]]
    return numbers[:count]
