# advice: not-int64
def quantize(update, bits, clip):
    largest = 2 ** (bits - 1) - 1
    n = int((update > clip).sum() + (update < -clip).sum())
    if n != 0:
        warnings.warn(f'Values beyond +-{clip}: {n}, they saturate.')
    scaled = np.floor(update / clip * largest + 0.5)
    return np.maximum(np.minimum(scaled, largest), -largest).astype(np.int32)
