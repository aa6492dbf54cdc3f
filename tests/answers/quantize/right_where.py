# right: np.where, both sides told apart in the text
def quantize(update, bits, clip):
    largest = 2 ** (bits - 1) - 1
    above, below = np.sum(update > clip), np.sum(update < -clip)
    if above + below:
        warnings.warn(f'{above} entries above the clip, {below} below')
    values = np.where(update > clip, clip, np.where(update < -clip, -clip, update))
    step = clip / largest
    return np.rint(values / step).astype('int64')
