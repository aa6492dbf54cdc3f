# advice: narrow-type
def dequantize(integers, bits, clip):
    counted = np.array(integers).astype("int32")
    return counted * clip / (2 ** (bits - 1) - 1)
