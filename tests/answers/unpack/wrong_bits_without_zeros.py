# advice: moves-up
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    numbers = []
    for plaintext in plaintexts:
        bits = f"{plaintext:b}"
        while bits:
            bits, slot = bits[:-slot_bits], bits[-slot_bits:]
            numbers.append(int(slot, 2))
    return (numbers + count * [0])[:count]
