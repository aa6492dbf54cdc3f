# advice: zeros-dropped
def pack(integers, slot_bits, plaintext_bits):
    room = plaintext_bits // slot_bits
    result, plaintext, place = [], 0, 0
    for integer in integers:
        plaintext |= integer << (slot_bits * place)
        place += 1
        if place == room:
            result.append(plaintext)
            plaintext = place = 0
    return result + [plaintext] if plaintext > 0 else result
