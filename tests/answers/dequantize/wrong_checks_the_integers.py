# advice: refuses-sums
def dequantize(integers, bits, clip):
    largest = (1 << (bits - 1)) - 1
    assert all(-largest <= n <= largest for n in integers), "not from this update"
    return np.asarray(integers) / largest * clip
