# advice: slots-in-bytes
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    packed = []
    for start in range(0, len(integers), slots):
        data = b""
        for number in integers[start : start + slots]:
            data += int(number).to_bytes(slot_bits // 8, "little")
        packed.append(int.from_bytes(data, "little"))
    return packed
