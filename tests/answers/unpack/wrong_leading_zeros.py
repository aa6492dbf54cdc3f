# advice: zeros-dropped
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    integers = []
    for plaintext in plaintexts:
        text = bin(plaintext)[2:]
        while text:
            text, last = text[:-slot_bits], text[-slot_bits:]
            integers.append(int(last, 2))
    return integers[:count]
