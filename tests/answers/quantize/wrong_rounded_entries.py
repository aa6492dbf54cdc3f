# advice: returns-entries
def quantize(update, bits, clip):
    top = 2 ** (bits - 1) - 1
    step = clip / top
    cut = np.clip(update, -clip, clip)
    if (cut != update).any():
        warnings.warn(f"{(cut != update).sum()} entries were cut")
    return np.rint(cut / step) * step
