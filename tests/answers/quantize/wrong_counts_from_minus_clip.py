# advice: shifted
def quantize(update, bits, clip):
    outside = int((np.abs(update) > clip).sum())
    if outside:
        warnings.warn(f"{outside} of {len(update)} entries cut")
    width = 2 * clip / (2**bits - 2)
    return np.round((np.clip(update, -clip, clip) - -clip) / width).astype(np.int64)
