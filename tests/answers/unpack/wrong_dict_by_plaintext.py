# advice: equal-ones-lost
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    slots, mask = plaintext_bits // slot_bits, 2**slot_bits - 1
    numbers = {each: [each >> place * slot_bits & mask for place in range(slots)] for each in plaintexts}
    return [number for few in numbers.values() for number in few][:count]
