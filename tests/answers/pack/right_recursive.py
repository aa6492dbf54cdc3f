# right: recursion
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits

    def join(numbers):
        return numbers[0] + (join(numbers[1:]) << slot_bits) if numbers else 0

    if len(integers) <= slots:
        return [join(integers)]
    return [join(integers[:slots])] + [
        join(integers[i : i + slots]) for i in range(slots, len(integers), slots)
    ]
