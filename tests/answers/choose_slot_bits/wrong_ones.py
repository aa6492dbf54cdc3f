# advice: counts-ones
def choose_slot_bits(bits, summands):
    largest = (1 << bits) - 1
    return bin(summands * largest).count("1")
