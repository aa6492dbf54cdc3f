# advice: one-summand-less
def choose_slot_bits(bits, summands):
    one = total = 2**bits - 1
    for _ in range(1, summands - 1):
        total = total + one
    return total.bit_length()
