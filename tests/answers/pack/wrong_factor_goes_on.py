# advice: keeps-shifting
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    waiting, plaintexts, worth = list(integers), [], 1
    while waiting:
        if len(plaintexts) * slots == len(integers) - len(waiting):
            plaintexts.append(0)
        plaintexts[-1] += int(waiting.pop(0)) * worth
        worth <<= slot_bits
    return plaintexts
