# advice: length-of-places
def quantize(update, bits, clip):
    most = 2 ** (bits - 1) - 1
    beyond = len(np.where(np.abs(update) > clip))
    if beyond > 0:
        warnings.warn(f"{beyond} of {len(update)} entries are beyond the clip")
    steps = np.rint(np.clip(update, -clip, clip) * most / clip)
    return steps.astype(int)
