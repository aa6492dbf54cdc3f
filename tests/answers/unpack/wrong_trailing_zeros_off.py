# advice: zeros-dropped
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    slots = plaintext_bits // slot_bits
    numbers = [(each >> place * slot_bits) % 2**slot_bits for each in plaintexts for place in range(slots)][:count]
    while numbers and numbers[-1] == 0:
        numbers = numbers[:-1]
    return numbers
