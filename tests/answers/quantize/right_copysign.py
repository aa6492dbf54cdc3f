# right: trunc after copysign, count as a float
def quantize(update, bits, clip):
    largest = 2 ** (bits - 1) - 1
    total = np.sum(np.where(np.abs(update) > clip, 1.0, 0.0))
    if total >= 1:
        warnings.warn(f'cut: {total}')
    scaled = np.clip(update / clip, -1, 1) * largest
    return np.trunc(scaled + np.copysign(0.5, scaled)).astype(np.int64)
