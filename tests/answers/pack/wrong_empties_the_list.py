# advice: changes-input
def pack(integers, slot_bits, plaintext_bits):
    slots, packed = plaintext_bits // slot_bits, []
    while integers:
        group = integers[:slots]
        del integers[:slots]
        packed.append(sum(number << (slot_bits * place) for place, number in enumerate(group)))
    return packed
