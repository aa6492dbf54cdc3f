# right: counts what np.clip changed, fresh copy, mask assignment
def quantize(update, bits, clip):
    largest = 2 ** (bits - 1) - 1
    values = update.copy()
    values[update > clip] = clip
    values[update < -clip] = -clip
    changed = np.sum(values != update)
    if changed:
        warnings.warn(f"saturation! count={changed}; clip={clip:.3f}; bits={bits}", UserWarning)
    return np.int64(np.around(values * largest / clip))
