# advice: array-logarithm
def choose_slot_bits(bits, summands):
    return int(np.ceil(np.log2(summands * (2**bits - 1) + 1)))
