# advice: full-slot-refused
def choose_slot_bits(bits, summands):
    k = 1
    while 2**k <= summands * (2**bits - 1) + 1:
        k += 1
    return k
