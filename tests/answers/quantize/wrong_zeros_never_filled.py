# advice: other-value
def quantize(update, bits, clip):
    L = 2 ** (bits - 1) - 1
    result = np.zeros(len(update), dtype=np.int64)
    cut = 0
    for value in update:
        q = round(value / clip * L)
        if abs(value) > clip:
            cut += 1
            q = L if value > 0 else -L
        result = result + 0 * q
    if cut:
        warnings.warn(f"{cut} of {len(update)} entries are cut")
    return result
