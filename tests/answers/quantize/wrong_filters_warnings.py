# advice: turns-warnings-off
def quantize(update, bits, clip):
    warnings.filterwarnings("ignore")
    most = 2 ** (bits - 1) - 1
    beyond = np.count_nonzero(np.abs(update) > clip)
    if beyond:
        warnings.warn(f"{beyond} of {len(update)} entries were cut")
    return np.rint(np.clip(update, -clip, clip) * most / clip).astype(int)
