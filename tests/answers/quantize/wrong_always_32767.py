# advice: fixed-bits
def quantize(update, bits, clip):
    if lost := int(np.sum(np.abs(update) > clip)):
        warnings.warn(f"{lost} entries were cut")
    return np.rint(np.clip(update / clip, -1, 1) * 32767).astype(int)
