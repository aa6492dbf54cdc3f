# advice: last-first
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    numbers = integers[::-1]
    return [
        sum(integer << slot_bits * place for place, integer in enumerate(numbers[start : start + slots]))
        for start in range(0, len(numbers), slots)
    ]
