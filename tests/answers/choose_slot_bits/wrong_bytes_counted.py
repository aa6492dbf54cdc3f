# advice: whole-bytes
def choose_slot_bits(bits, summands):
    largest, count = summands * (2**bits - 1), 1
    while largest >= 256**count:
        count += 1
    return 8 * count
