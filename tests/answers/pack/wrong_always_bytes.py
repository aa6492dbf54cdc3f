# advice: wrong-shift
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    return [
        int.from_bytes(b"".join(each.to_bytes(-(-slot_bits // 8), "little") for each in integers[i : i + slots]), "little")
        for i in range(0, len(integers), slots)
    ]
