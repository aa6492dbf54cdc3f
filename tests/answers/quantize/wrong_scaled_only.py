# advice: not-rounded
def quantize(update, bits, clip):
    top = 2 ** (bits - 1) - 1
    lost = sum(abs(update) > clip)
    if lost:
        warnings.warn(f"{lost} lost")
    return top * np.clip(update, -clip, clip) / clip
