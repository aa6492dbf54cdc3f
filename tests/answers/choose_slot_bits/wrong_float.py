# advice: returns-float
def choose_slot_bits(bits, summands):
    return np.ceil(np.log2(float(summands * (2**bits - 1) + 1)))
