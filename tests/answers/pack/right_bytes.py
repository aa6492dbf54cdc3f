# right: int.from_bytes where slots are whole bytes
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    groups = [integers[i : i + slots] for i in range(0, len(integers), slots)]
    if slot_bits % 8:
        return [int("".join(f"{each:0{slot_bits}b}" for each in group[::-1]), 2) for group in groups]
    size = slot_bits // 8
    return [int.from_bytes(b"".join(each.to_bytes(size, "little") for each in group), "little") for group in groups]
