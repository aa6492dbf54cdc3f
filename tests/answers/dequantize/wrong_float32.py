# advice: narrow-type
def dequantize(integers, bits, clip):
    largest = 2 ** (bits - 1) - 1
    return integers.astype(np.float32) * np.float32(clip / largest)
