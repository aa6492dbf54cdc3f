# advice: one-side-only
def quantize(update, bits, clip):
    largest = 2 ** (bits - 1) - 1
    if (np.abs(update) > clip).any():
        warnings.warn(f'{(update > clip).sum()} of {len(update)} entries')
    return np.clip(np.rint(update / clip * largest), -largest, largest).astype(np.int64)
