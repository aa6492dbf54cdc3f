# right: clips before scaling, np.round, a sum of a mask
def quantize(update, bits, clip):
    largest = 2 ** (bits - 1) - 1
    outside = abs(update) > clip
    if outside.any():
        warnings.warn('Saturated: ' + str(outside.sum()) + '/' + str(update.size))
    return np.round(np.clip(update, -clip, clip) * (largest / clip)).astype(int)
