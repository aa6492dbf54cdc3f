# advice: float-logarithm
def choose_slot_bits(bits, summands):
    largest = np.int64(summands * (2**bits - 1))
    return len(np.binary_repr(largest))
