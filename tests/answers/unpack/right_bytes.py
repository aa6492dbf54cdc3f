# right: to_bytes where slots are whole bytes, binary text elsewhere
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    slots = plaintext_bits // slot_bits
    result = []
    for plaintext in plaintexts:
        if slot_bits % 8 == 0:
            size = slot_bits // 8
            raw = plaintext.to_bytes(slots * size, "little")
            result += [int.from_bytes(raw[i : i + size], "little") for i in range(0, len(raw), size)]
        else:
            text = f"{plaintext:0{slots * slot_bits}b}"
            result += [int(text[i : i + slot_bits], 2) for i in range(0, len(text), slot_bits)][::-1]
    return result[:count]
