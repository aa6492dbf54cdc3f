# advice: coarse-floats
import warnings

import numpy as np


def quantize(update, bits, clip):
    beyond = int(np.count_nonzero(np.abs(update) > clip))
    if beyond:
        warnings.warn(f"{beyond} of {len(update)} entries are cut")
    largest = np.float32(2 ** (bits - 1) - 1)
    shares = np.float32(np.clip(update, -clip, clip)) / np.float32(clip)
    return np.clip(np.rint(shares * largest), -largest, largest).astype(np.int64)
